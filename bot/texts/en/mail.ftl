# Why a note did not leave, or perhaps did: shown on the executive's card.

mail-no-connection = The mail server could not be reached.
mail-no-tls = The connection to the mail server could not be secured.
mail-no-login = The mail server did not accept our login. An admin can mend that.
mail-busy = The mail server asked to try later.
mail-sender-refused = The mail server does not let this sender write.
mail-recipient-refused = The mail server says that this address does not exist or takes no mail.
mail-text-refused = The mail server refused the note.
mail-no-smtputf8 = The address is in a script that the mail server cannot write to.
mail-unwritable = A name, the subject or an address holds something that no e-mail can carry. Edit the note.
mail-unsure-silent = The mail server took the text and then never answered.
mail-unsure-broken = The connection broke after the text was handed over.
mail-folder-failed = The mail folder could not be written to.
mail-folder-unsure = The mail lies in its folder, but the disk did not confirm it.
mail-not-set-up = No mail is set up here. An admin can change that; then try again.
