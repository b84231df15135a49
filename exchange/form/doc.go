// Package form writes questionnaires as workbooks that people fill in without cirtkit, and reads them back.
//
// A form has a cover that says what it is and how to fill it in, a sheet with the questions, a sheet for each
// list, and one for further evidence. What the reader needs stands in rows, columns and a sheet that are not
// shown: each row has the id of its question, each column a key, and one sheet says which questionnaire the
// form was made from. So rows can be sorted, filtered and left out, columns moved, added and renamed, and
// sheets put into another order.
//
// An empty cell says nothing: it never clears an answer. What can't be understood is refused with the name of
// its cell and what was expected, and nothing is guessed.
package form
