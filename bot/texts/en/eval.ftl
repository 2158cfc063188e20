# What `overture eval` says, at a shell and in its report.

eval-running = Drafts
eval-family = Profiles
eval-cases = Cases
eval-grounded = Grounded
eval-blocked = Blocked
eval-mended = Mended
eval-length = Length
eval-language = Language
eval-likeness = Likest
eval-cost = Cost
eval-tokens = Tokens
eval-seconds = Seconds
eval-all = All
eval-none = –
eval-percent = { $share } %
eval-token-counts = { $prompt } in, { $cached } of them cached, { $completion } out
eval-since = Beside the run of { $at } with { $model }, over the { $cases } cases both have:
eval-from-to = { $name }: { $before } → { $now }
eval-same = Nothing differs.
eval-first = There is no earlier run in { $folder } to compare with.
eval-report = Report: { $file }
eval-slipped = { $count ->
    [one] In one case a draft that could be approved holds what it may not: { $names }.
   *[other] In { $count } cases a draft that could be approved holds what it may not: { $names }.
}
eval-failed = { $count ->
    [one] One case has no draft: { $reason }
   *[other] { $count } cases have no draft; the first: { $reason }
}
eval-no-case = No case is called like “{ $only }”.
eval-broken-case = The cases cannot be read: { $why }
eval-broken-run = { $file } is no run of this version; it was not compared with.

eval-is-failed = no draft
eval-is-slipped = slipped
eval-is-blocked = blocked
eval-is-marked = marked
eval-is-clean = clean

eval-title = Drafts by { $model }
eval-made = { $at }, with { $prompts }. All names and companies are made up.
eval-only-odd = Only what needs a look
eval-what = What the figures say
eval-what-grounded = Grounded: sentences of which each name, number and claim stands in what they cite.
eval-what-blocked = Blocked: drafts that no reviewer could approve as they are, after one round of mending.
eval-what-likeness = Likest: how much, of 100, the two likest letters to one employer share.
eval-what-slipped = Slipped: a planted or foreign word stands in a draft that could be approved.
eval-what-seconds = Seconds: of one draft with its mending; half took no longer / nearly all took no longer.
eval-changes = What changed since { $at }
eval-words = { $count ->
    [one] one word
   *[other] { $count } words
}
eval-alike = { $percent } % like a colleague’s
eval-contradicts = tells facts that exclude each other
eval-holds = Holds what it may not: { $words }
eval-facts = What it could use
eval-no-facts = Nothing is stored.
eval-before = The draft of the last run
eval-to = { $sender } to { $to }
eval-whole = whole letter
