// Package xlsx writes and reads spreadsheets. Nothing that it writes can become a formula, and nothing
// that it reads may grow past its limits.
package xlsx

import _ "github.com/xuri/excelize/v2"
