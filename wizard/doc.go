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
//	run.go, whole_runes.go, config.go, screen_possible.go, suspend_unix.go, suspend_windows.go   the way in
//	terminal.go, internal/cells             what of a frame is sent to the terminal
//	app.go, frame.go, header.go, footer.go, drawn.go   the model: the stack of screens; what stands around each
//	saving.go, early.go, working.go         files: saved, left; what is typed early; what is worked out beside the screen
//	desk.go, reckoning.go, words.go   the assessment that lies open, with what waits to be saved; what it says in words
//	home.go, welcome.go, recent.go, sample.go, settings_form.go, settings_plain.go, author.go   the home screen
//	opening.go, opening_problems.go, choosing.go, new.go, about.go, place.go, place_unix.go, place_windows.go   a file, or a new one
//	asking.go, asking_acts.go, asking_view.go, moving_on.go, section_list.go, tabs.go, guidance.go, levels.go, why.go   the question screen
//	answering.go, options.go, choices.go, written.go, dates.go, entries.go, rows.go   what each type of question is answered with
//	workshop.go                             the question screen for a projector
//	read_only.go                            a file that can only be read
//	menu.go, undo.go, not_applicable.go, provided.go, save_as.go   what is done from there
//	history.go, changes.go, period.go                  what happened to a question, and in the whole file
//	noting.go, notes.go                     notes
//	draft.go, drafting.go, draft_offer.go   what is kept of notes, answers and forms before they are saved
//	evidence.go, register.go, hash.go, file_check.go   evidence: on a question, all of it, its files
//	positions.go, positions_view.go, positions_tab.go, position_form.go, accounts.go   what institutions said
//	reviewing.go, reviews.go                the review
//	conflicts.go, settling.go, differing.go what differs after a merge
//	sessions.go, interview.go, by_institution.go, behalf.go, institutions.go   with whom, and for whom
//	sections.go, goto.go, find.go, find_index.go, found.go, fold.go, states.go   finding
//	results.go, results_pages.go, results_sections.go, gaps.go, profiles.go, target.go   the results
//	since.go, trying.go, way_up.go, step_form.go, pace_form.go   an earlier assessment, what if, the roadmap
//	finish.go, promised.go, report_form.go, reporting.go, approval.go, signoff.go, status.go, handover.go   the way out
//	keys.go, groups.go, help.go             every key, and the help that is made of them
//	form.go, form_keys.go, form_view.go, field.go, path_completion.go   forms: what is asked, keys, looks, one field
//	picker.go, list.go, table.go, narrowing.go, page.go, whole_text.go, mouse.go   what else screens are made of: lists, texts, clicks
//	editor.go, editor_keys.go, editor_moves.go, editor_undo.go, editor_view.go   text fields
//	typed.go, line.go, visual.go            lines, widths, text from the right
//	paint.go, palette.go, signs.go          inks, looks, signs
//	plain.go                                the line mode: its rules and its run
//	plain_prompt.go, plain_say.go, shell_word.go, plain_tell.go, picker_plain.go, form_plain.go, path_plain.go   lines in and out; lists and forms
//	plain_commands.go, plain_help.go        its words, beside the keys that they stand for
//
// A file X_plain.go has for the line mode what X.go has for the screen.
package wizard
