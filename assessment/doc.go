// Package assessment holds the assessment file: an append-only log of acts, the state folded from it,
// merge, undo, the lock and the save queue. It knows no screen and no spreadsheet.
//
// Files written by any released version open for ever; testdata holds one of each.
package assessment
