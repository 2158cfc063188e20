# Linking an account on the other platform.

help-link-usage = /overture link
help-link = Links your account in Slack and in Teams, so that you are the same person in both.
platform-slack = Slack
platform-teams = Teams
platform-none = nowhere
link-code = Write this to Overture on the other platform within { $minutes } minutes: link { $code }. Then confirm it here.
link-too-many = That was the fifth code within an hour. Try again later.
link-too-many-tries = Too many wrong codes. Wait ten minutes and ask for a new one.
link-no-such-code = This code is not valid: it was used, is older than ten minutes, or has a typing mistake. Ask for a new one where Overture knows you, with: link
link-confirm-there = Almost done. Confirm it where you got the code, within ten minutes.
link-known = You are known here already. To link the other platform, write there: link CODE
link-taken = Not linked: you or somebody else are known by an account there already. An admin can change that.
link-title = Is this you in { $platform }?
link-account = { $name } in { $platform } named your code.
link-yes = Yes, link it
link-no = No
link-sure = Whoever uses that account in { $platform } can do all that you can do here.
link-why = If you did not do this yourself, press No and tell an admin.
link-linked = linked
link-over = not linked
link-expired = too late: ask for a new code
summary-link = A question about your account
