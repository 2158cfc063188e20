# What a candidate reads under every note. No model writes it; counsel may read and change it here.
footer-who = { $sender } of { $company } sends you this message about possibly working together.
footer-sources = What we know about you comes from: { $sources }.
footer-no-sources = It uses your name and address and nothing else about you.
footer-notice = How we handle your data and what rights you have: { $url }
footer-rights = You can ask us at any time what we hold about you, and have it corrected or deleted.
footer-no = If you do not want to hear from us, reply with “no”: nobody at { $company } will write to you again.
footer-no-link = If you do not want to hear from us, reply with “no” or open { $url } : nobody at { $company } will write to you again.
footer-and-more = { $count ->
    [one] and one more source
   *[other] and { $count } more sources
    }
