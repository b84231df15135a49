// Package markdown writes a report as CommonMark, with the tables of GitHub's dialect (GFM), for repositories, wikis
// and converters.
//
// What is entered can never become markup: every character that Markdown would obey is escaped with a backslash, at
// the places where it would. A mail address may still be turned into a link by readers that look for such; addresses of
// the web are escaped so that only the report's own links lead anywhere.
//
// What Markdown lacks is HTML, as little as there can be: an anchor where a link leads to, a line break in a cell, the
// direction of a right-to-left document. Same document, same bytes.
package markdown
