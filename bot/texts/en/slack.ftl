# What only Slack needs: failures of the connection.

slack-failed = Something broke here, and nothing was changed. Try again; if it fails again, tell an admin this reference: { $reference }
slack-store-down = The database cannot be reached, so nothing was changed. Try again in a minute.
slack-not-shown = It is done and kept, but Slack could not show the answer. Open Overture’s Home tab to see where things stand. Reference: { $reference }
slack-too-late = Slack waited too long to open this. Nothing was changed; try again.
slack-still-working = This takes longer than usual. It goes on, and the answer follows here.
slack-said-title = Overture
slack-close = Close

slack-channel-not-private = The channel is not private, so the card was not posted there. Make it private, or choose another review channel.
slack-channel-shared = The channel is shared with another company, so the card was not posted there. Choose another review channel.
slack-channel-not-found = Overture is not in the channel. Invite it with /invite @Overture.
slack-channel-archived = The channel is archived. Choose another review channel.
slack-channel-restricted = The workspace’s settings do not let Overture write in this channel.
slack-person-gone = This person can no longer be written to in Slack.
slack-message-gone = The message was deleted or can no longer be changed.
slack-card-refused = Slack did not take the card as it was drawn. This is a mistake in Overture: tell an admin.
slack-refused = Slack refused the message for good.
