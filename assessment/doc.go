// Package assessment holds the assessment file: an append-only log of acts, the state folded from it,
// merge, undo, the lock and the save queue. It knows no screen and no spreadsheet.
// docs/assessment-file.md describes the format.
//
// Create makes a file, Open opens one for writing, Read for reading only. State is what the file says;
// it is a value that nothing changes afterwards. Whoever wants to change something makes an Intent (with
// SetAnswer, PutEvidence, Approve and so on) and gives it to Save. When Save returns without an error the
// change is on the disk, and not before; when it returns an error the caller still has the intent and can
// try again, or go on in another place with SaveAs. A screen keeps its intents in a Queue, so that keys
// faster than the disk keep their order.
//
//	f, err := assessment.Open("team.cirt", assessment.Options{Author: "Ada"})
//	…
//	saved, err := f.Save(assessment.SetAnswer(question, answer))
//
// What a file holds may come from a stranger. Reading is bounded, never panics, and takes out of every
// text what could mislead a reader or obey a terminal. Damage is named by its line, and a damaged file can
// only be read.
//
// # Backwards compatibility
//
// Files written by any released version open for ever; testdata holds one of each. A program never
// changes or drops a line that it doesn't understand.
package assessment
