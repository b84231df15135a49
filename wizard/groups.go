package wizard

// group is what a reader wants to do with a key; the help and the footer of a full window are ordered by it.
// Its title is "wizard.group.<group>" in the catalogue.
type group string

// The groups, in the order of the help.
const (
	groupAnswer group = "answer"
	groupMove   group = "move"
	groupNotes  group = "notes"
	groupLook   group = "look"
	groupWhole  group = "whole"
)

var groups = []group{groupAnswer, groupMove, groupNotes, groupLook, groupWhole}

// groupOf is the group of each action of the question screen, which alone has so many that they need one.
var groupOf = map[action]group{
	"answer": groupAnswer, "toggle": groupAnswer, "none": groupAnswer, "edit": groupAnswer, "add": groupAnswer, "remove": groupAnswer,
	"dont-know": groupAnswer, "withheld": groupAnswer, "not-applicable": groupAnswer, "clear": groupAnswer, "provided": groupAnswer,
	"pick": groupAnswer, "change": groupAnswer, "serves": groupAnswer, "link": groupAnswer, "link-many": groupAnswer, "unlink": groupAnswer,
	"which": groupAnswer, "received": groupAnswer, "check": groupAnswer, "check-all": groupAnswer, "current": groupAnswer, "step": groupAnswer,
	"try": groupAnswer, "take-back": groupAnswer, "put-back": groupAnswer,
	"undo": groupAnswer, "redo": groupAnswer, "behalf": groupAnswer, "new-line": groupAnswer, "cancel": groupAnswer,

	"move": groupMove, "page-up": groupMove, "page-down": groupMove, "first": groupMove, "last": groupMove, "narrow": groupMove,
	"switch": groupMove, "switch-back": groupMove, "visit": groupMove, "sort": groupLook, "by-evidence": groupLook,
	"choose": groupMove, "up": groupMove, "down": groupMove, "turn": groupMove, "previous": groupMove, "next": groupMove, "back": groupMove,
	"next-open": groupMove, "onward": groupMove, "sections": groupMove, "find": groupMove, "goto": groupMove, "mark": groupMove, "interview": groupMove,

	"finding": groupNotes, "working": groupNotes, "evidence": groupNotes, "positions": groupNotes, "review": groupNotes,
	"settle": groupNotes, "register": groupNotes, "sessions": groupNotes, "session-end": groupNotes, "note": groupNotes, "changes": groupNotes,

	"tab": groupLook, "tab-back": groupLook, "scroll-down": groupLook, "scroll-up": groupLook, "levels": groupLook,
	"results": groupLook, "since": groupLook, "suppose": groupLook, "target": groupLook, "workshop": groupLook,

	"finish": groupWhole, "about": groupWhole, "settings": groupWhole, "retry": groupWhole, "save-as": groupWhole,
	"menu": groupWhole, "home": groupWhole, "help": groupWhole, "redraw": groupWhole, "quit": groupWhole,
}
