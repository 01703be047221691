package bot

import "briefbot/commands/locale"

// The few things that the bot itself says. What the commands say is package
// commands'.
const (
	wentWrong      locale.Text = "Something went wrong here. It has been noted; please try again."
	askedLabel     locale.Text = "Asked: "
	tooFast        locale.Text = "That was a lot at once. Please wait a few seconds and ask again."
	unknownCommand locale.Text = "This command is not known here. Try /help."
	notYours       locale.Text = "Only the person who asked and moderators can delete this."
	notAll         locale.Text = "I may not delete all messages of this reply here. A moderator can."
	nothingToShare locale.Text = "This reply can no longer be shared. Please ask again."
	restLeftOut    locale.Text = "There is more than fits here. Ask for a part of it."
	answerLost     locale.Text = "Discord did not take the answer here, so it is missing."
	fileTooLong    locale.Text = "Not read: an attachment that is longer than 64 kB or no plain text."
	fileUnread     locale.Text = "Not read: an attachment that could not be fetched from Discord just now."
	restLost       locale.Text = "The rest could not be sent"
	shareLabel     locale.Text = "Share in channel"
	moreLabel      locale.Text = "More…"
	moreSteps      locale.Text = "Also from here:"
	deleteLabel    locale.Text = "Delete"
)
