// Package wizard is where an assessment is filled in: on the full screen (Run), or line by line for
// screen readers, terminals that can't move their cursor, and pipes (Plain). It is the only package that
// knows a terminal library. It computes no score and writes nothing but through the assessment file.
//
// The rules of the interface:
//
//   - One key answers and moves on. Nothing asks "are you sure" for what undo can undo.
//   - "Saved" is shown only for what was written and synced. One save is out at a time and takes all
//     that waits; leaving waits for it. What can't be saved is said at once, and kept.
//   - Every key stands in one table (keys.go); the footer and the help are made of the tables.
//   - Colour never means anything alone, and no text of a file reaches the terminal but through
//     theme.render: cleaned, and cut to the width.
//   - Level, weight and what is essential are hidden while answering, and shown by a key.
//   - Whatever the screen does with a key, the line mode does with a word.
//
// Update is pure: a message changes the model, and what must wait for a disk is a command. Views are
// functions of the model and a size.
//
// Where things are:
//
//	run.go, config.go, screen_possible.go   the way in
//	app.go, frame.go, header.go, footer.go   the model: the stack of screens; what stands around each
//	saving.go, early.go                     files: saved, left; what is typed early
//	desk.go, preview.go                     the assessment that lies open, with what waits to be saved
//	home.go, welcome.go, recent.go, sample.go, settings_form.go, author.go   the home screen
//	opening.go, opening_problems.go, choosing.go, new.go, about.go, place.go   a file, or a new one
//	asking.go, asking_view.go, moving_on.go, section_list.go, tabs.go, levels.go, why.go   the question screen
//	answering.go, options.go, choices.go, written.go, dates.go, entries.go   what each type of question is answered with
//	workshop.go                             the question screen for a projector
//	menu.go, undo.go, history.go, not_applicable.go, provided.go, save_as.go   what is done from there
//	noting.go, evidence.go, register.go, hash.go, positions.go, reviews.go, rows.go, notes.go, draft.go   what belongs to answers
//	sessions.go, interview.go, by_institution.go, behalf.go, institutions.go   with whom, and for whom
//	sections.go, find.go, results.go, help.go, groups.go   the other screens
//	finish.go, promised.go, report_form.go, reporting.go, approval.go, signoff.go, status.go, handover.go   the way out
//	form.go, form_keys.go, form_view.go, field.go   forms: what is asked, keys, looks, one field
//	picker.go, table.go, narrowing.go, page.go, editor.go, mouse.go what else screens are made of: lists, texts, text fields, clicks
//	typed.go, line.go, visual.go            lines, widths, text from the right
//	paint.go, palette.go, signs.go          inks, looks, signs
//	plain.go                                the line mode: its rules and its run
//	plain_prompt.go, plain_say.go, plain_tell.go, picker_plain.go, form_plain.go   lines in and out; lists and forms
//	plain_commands.go, plain_help.go        its words, beside the keys that they stand for
package wizard
