# Why no draft came from the model, on the card and to the executive. The request itself is always kept.
writer-over-budget = Today’s budget for drafts is used up. The request is kept; try again tomorrow, or ask an admin.
writer-not-configured = No model is configured, so the template writer wrote this.
writer-timeout = The model took too long.
writer-unreachable = The model could not be reached.
writer-broken = The model’s server answered with something that is no answer.
writer-unauthorised = The model’s server refused our key. An admin must look at the settings.
writer-unknown-model = The model’s server does not know the configured model. An admin must look at the settings.
writer-busy = The model’s server is busy or over its limit.
writer-server-error = The model’s server had an error.
writer-refused-request = The model’s server did not accept the request.
writer-too-long = The model stopped before it was done.
writer-refused = The model declined to write this note.
writer-filtered = The model’s server filtered the answer.
writer-no-answer = The model’s answer was empty.
writer-unreadable = The model’s answer was not in the form asked for.
writer-empty = The model wrote no subject or no text.

# The same, where the template writer stepped in.
writer-timeout-instead = The model took too long. The template writer wrote this instead.
writer-unreachable-instead = The model could not be reached. The template writer wrote this instead.
writer-broken-instead = The model’s server answered with something that is no answer. The template writer wrote this instead.
writer-unauthorised-instead = The model’s server refused our key. An admin must look at the settings. The template writer wrote this instead.
writer-unknown-model-instead = The model’s server does not know the configured model. An admin must look at the settings. The template writer wrote this instead.
writer-busy-instead = The model’s server is busy or over its limit. The template writer wrote this instead.
writer-server-error-instead = The model’s server had an error. The template writer wrote this instead.
writer-refused-request-instead = The model’s server did not accept the request. The template writer wrote this instead.
writer-too-long-instead = The model stopped before it was done. The template writer wrote this instead.
writer-refused-instead = The model declined to write this note. The template writer wrote this instead.
writer-filtered-instead = The model’s server filtered the answer. The template writer wrote this instead.
writer-no-answer-instead = The model’s answer was empty. The template writer wrote this instead.
writer-unreadable-instead = The model’s answer was not in the form asked for. The template writer wrote this instead.
writer-empty-instead = The model wrote no subject or no text. The template writer wrote this instead.
