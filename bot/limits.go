package bot

import "time"

// Discord's limits that the bot acts on; those that the commands only have to
// keep, such as the length of a name, are rules of package discordtest. Lengths
// are in Unicode code points. Sources: Discord's
// documentation of 2026-08-06, in brackets the page; the OpenAPI description
// of 2026-07-18 has the same figures where it has any.
const (
	maxContent = 2000 // a message's content [Resources: Message]

	maxRows          = 5   // action rows of a message [Components: Action Row]
	maxButtonsPerRow = 5   // [Components: Action Row]
	maxLabel         = 80  // a button's label [Components: Button]
	maxCustomID      = 100 // [Components: Button]

	maxPlaceholder = 150 // of a select menu [Components: String Select]

	maxDescription = 100 // of a command or option [Interactions: Application Commands]
	maxOptions     = 25  // of a command, and choices of an option [same]
	maxChoice      = 100 // a choice's name and its value [same]

	maxFormText  = 45   // a form's title and the label of its field [Components: Label]
	maxFormInput = 4000 // what can be written into one [Components: Text Input]

	// maxFollowUps is how many messages may follow the first response where
	// the application is installed to the user only [Interactions: Receiving
	// and Responding]. The bot never sends more anywhere.
	maxFollowUps = 5

	// firstResponse is Discord's limit for the first response, tokenLife how
	// long follow-ups and edits are taken [Interactions: Receiving and
	// Responding].
	firstResponse = 3 * time.Second
	tokenLife     = 15 * time.Minute

	// maxGatewaySends is how many events a connection may send in
	// gatewaySendWindow before it is closed [Gateway: Rate Limiting].
	maxGatewaySends   = 120
	gatewaySendWindow = time.Minute
	// identifyInterval is the time between two IDENTIFYs of one concurrency
	// bucket [Gateway: Max Concurrency].
	identifyInterval = 5 * time.Second
)

// The bot's own limits.
const (
	// deferAfter is when a command that is still running is deferred. Half of
	// firstResponse leaves time for the way back and one retry. Suggestions
	// that are not ready by then are given up: they cannot be deferred.
	deferAfter = firstResponse / 2
	// commandWithin ends a command that hangs. The longest known takes
	// milliseconds.
	commandWithin = 30 * time.Second
	// drainWithin is how long a shutdown waits for what is in flight, all of it
	// together. Ten seconds is what container runtimes give before they kill.
	drainWithin = 8 * time.Second
)
