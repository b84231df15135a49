// Package mission prepares a mission and keeps track of it.
//
// Before: Build makes of a questionnaire what a team takes along: the documents to ask for beforehand, the
// institutions to invite, an agenda, a sheet for the desk and one for each interview. Files writes it as
// documents and a workbook. docs/mission.md states the rules by which questions come to an institution and
// minutes to an hour.
//
// During and after: PendingOf lists, institution by institution, what an assessment still waits for.
//
// Everything here is a pure function of its arguments. No sheet shows a level, a weight, or which questions
// a level takes: a room would argue towards them.
package mission
