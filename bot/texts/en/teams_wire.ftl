# What the Teams adapter has to say itself: about a conversation that cannot be used, or an answer that could not be shown.

teams-failed = Something broke here, and nothing was changed. Try again; if it fails again, tell an admin this reference: { $reference }
teams-store-down = The database cannot be reached, so nothing was changed. Try again in a minute.
teams-not-shown = It is done and kept, but Teams could not show the answer. Write “home” to see where things stand. Reference: { $reference }
teams-still-working = This takes longer than usual. It goes on, and the answer follows in our chat.
teams-not-now = Teams did not tell who you are just now, so nothing was done. Try again in a minute.
teams-guest = Overture works with members of the company only. Nothing was done.
teams-open-chat = The answer is for you alone. Open a chat with Overture, say “home”, and ask again.
teams-in-chat = The answer is in our chat.
teams-done = Done.
teams-said-title = Overture
teams-open-form = Open
teams-candidate = A candidate in Overture. Only those who may see candidates can open it.
teams-candidate-open = Open in Overture

teams-unreachable = This person has no open chat with Overture in Teams: the app was removed or never added.
teams-channel-not-found = Overture is not in the review channel’s team, or the channel is not the configured one.
teams-channel-has-guests = The channel has guests or people of another company in it, so the card was not posted there. Choose another review channel.
teams-message-gone = The message was deleted or can no longer be changed.
teams-card-refused = Teams did not take the card as it was drawn. This is a mistake in Overture: tell an admin.
teams-refused = Teams refused the message for good.

summary-unreachable = Somebody cannot be reached
unreachable-person = { $name } cannot be reached in Teams
unreachable-channel = The review channel cannot be reached in Teams
unreachable-now = the app was removed
unreachable-back = reached again
unreachable-person-do = Ask { $name } to add Overture in Teams again, or to link Slack.
unreachable-channel-do = Add Overture to the channel’s team again, or set another review channel.
unreachable-kept = Nothing is lost: what waits is shown as soon as it can be.

doctor-teams = Microsoft did not let us sign in, or did not show the Bot Connector’s keys.
doctor-teams-secret = Check OVERTURE_TEAMS_CLIENT_ID, OVERTURE_TEAMS_CLIENT_SECRET (it may have run out) and that the first tenant in OVERTURE_TEAMS_TENANT_ID is the app’s own.
doctor-teams-network = Check that this machine may reach login.microsoftonline.com, login.botframework.com and smba.trafficmanager.net.
doctor-teams-ok = Teams lets us sign in.
doctor-teams-open = Teams takes what nobody signed.
doctor-teams-open-do = Only for the demo: take OVERTURE_TEAMS_UNAUTHENTICATED out.
doctor-teams-no-channel = There is no review channel on Teams.
doctor-teams-no-channel-do = Set OVERTURE_TEAMS_REVIEW_CONVERSATION to the id of the recruiters’ channel; docs/teams.md says where it is.
doctor-teams-channel-do = Add the app to the channel’s team, and check OVERTURE_TEAMS_REVIEW_CONVERSATION.
doctor-teams-guests-do = Take the guests out, or choose a channel that only the company is in.
doctor-teams-channel-ok = Only people of the company are in the review channel on Teams.
teams-package-written = Written to { $file }. An admin uploads it; docs/teams.md says how.
teams-package-missing = The package needs { $names } (addresses that begin with https://).
