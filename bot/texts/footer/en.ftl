# What a candidate reads under every note. No model writes it; counsel may read and change it here.
footer-who = { $sender } of { $company } sends you this message about possibly working together.
footer-sources = What we know about you comes from: { $sources }.
footer-no-sources = It uses your name and address and nothing else about you.
footer-address = { $company }, { $address }
footer-notice = How we handle your data and what rights you have: { $url }
footer-rights = You can ask us at any time what we hold about you, and have it corrected or deleted.
footer-no = If you do not want to hear from us, reply with “no”: nobody at { $company } will write to you again.
footer-no-link = If you do not want to hear from us, reply with “no” or open { $url } : nobody at { $company } will write to you again.
footer-and-more = { $count ->
    [one] and one more source
   *[other] and { $count } more sources
    }

# The page behind the link. It names nobody.
unsubscribe-title = Hear no more from { $company }?
unsubscribe-what = Press the button, and nobody at { $company } writes to you again. Nothing else is needed.
unsubscribe-button = Never write to me again
unsubscribe-done-title = Done
unsubscribe-done-what = Nobody at { $company } will write to you again.
unsubscribe-wrong-title = This link does not work
unsubscribe-wrong-what = It is incomplete, or not ours. Reply “no” to the message instead: that does the same.
unsubscribe-later-title = Not just now
unsubscribe-later-what = Nothing was recorded yet. Please try again in a few minutes, or reply “no” to the message: that does the same.
