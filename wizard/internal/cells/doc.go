// Package cells stands between a terminal library that draws whole lines and the terminal, and sends only the cells
// that changed. Over a slow connection the bytes of a frame are what a reader waits for.
//
// # What comes in
//
// The library (bubbletea's standard renderer) writes a frame at a time: the cursor goes home; of each line that is not
// the same text as before comes the whole, with its inks, and the rest of it is erased where it is shorter than the
// screen; lines that are the same are stepped over by a line feed; in the end the cursor goes to the last line. Around
// the frames come the sequences that enter and leave the alternate screen, hide the cursor, and ask for mouse and
// paste. Each is one Write, and each Write is at most one Write to the terminal: nothing is held back, and there are no
// timers.
//
// # What is known
//
// Two grids of cells, each a character with its ink: what the terminal shows, and what it is to show. A Write is carried
// out on the second; then the difference is sent, and both are the same again. Of a cell it may also be unknown what
// it shows; such a cell differs from every other, and so is sent when the library draws it. Nothing is known at the
// start, after a resize, when the alternate screen is entered, when the screen is erased, and when a write failed. None
// of this needs more from the library than it does anyway: a cell that it does not draw is left alone.
//
// What a sequence that is not listed here does to the screen, and to what is written later, nobody knows: from then on
// everything passes as it comes. Outside the alternate screen everything passes, too.
//
// # Lines of which terminals disagree
//
// How many cells a character takes is agreed on for letters of Latin, Greek and Cyrillic, and for the lines and signs
// that the wizard draws (see certain.go). It is not for emoji, marks that combine, Chinese in some fonts, and text that
// is reordered because it reads from the right. A line that holds any such character is kept as the bytes that came, not
// as cells, and is sent whole when they change; the next move is to a place that is named, not relative to it.
//
// # What is sent
//
// Of each line that was drawn, the cells that differ make runs of one ink. A blank that would look the same in any ink
// belongs to whichever run is beside it. Where much of a line becomes blank, erasing from a cell to the end and writing
// what stands behind it may take fewer bytes than writing the blanks: the best such cell is found with two sums over
// the line (see erase.go). Which ground an erased cell has, where the ink has one of its own, is a matter of taste among
// terminals: a line on a ground is erased only where the terminal is known to keep it.
//
// The runs are sent in one of two orders, whichever makes fewer bytes:
//
//	as read   line by line; the ink changes wherever the text does
//	by ink    all that is in the terminal's own ink, then all of the next ink, …
//
// A change to a true colour takes some twenty bytes and a move four to eight, so that in colour the second is most often
// the shorter one, by half:
//
//	⏎ next  n note  / find       as read:  six changes of ink
//	^ ^^^^  ^ ^^^^  ^ ^^^^       by ink:   two changes of ink, five moves
//
// From run to run the cursor takes the shortest of: a place by line and column; forward on the line, by a move or by
// writing again what is there; line feeds; down the column. The first move of a Write is to a place that is named, so
// that no fault lasts longer than a frame. No sequence is sent that a console of Linux or Windows does not know.
package cells
