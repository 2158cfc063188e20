# Who may be written to, and by whom; what can be done about a no.

coordination-said-no = { $candidate } asked on { $day } never to be written to. Nobody here may. If that is wrong, legal or an admin can lift it: /overture lift ADDRESS REASON
coordination-suppressed = { $candidate } asked never to be written to: on record since { $day }, from { $name } ({ $source }). Nobody here may. If that is wrong, legal or an admin can lift it: /overture lift ADDRESS REASON
suppression-source-answer = they said so
suppression-source-unsubscribe = the link in a note
suppression-source-form = put in by hand
suppression-source-import = an import
suppression-source-erasure = their profile was erased
barred-said-no = They asked never to be written to, so it was not sent. Their profile says since when.
