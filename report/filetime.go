package report

import (
	"strconv"
	"time"
)

// latestFile bounds what an environment can ask for: no format of ours takes a year of five digits.
const latestFile = 1 << 37 // in seconds: in the year 6325

// FileTime is the time that a report's file is dated with, in UTC: what the environment variable SOURCE_DATE_EPOCH asks
// for, in seconds since 1970, for builds that must be the same everywhere; else the day of the document (YYYY-MM-DD);
// else 1970.
func FileTime(day, sourceDateEpoch string) time.Time {
	if seconds, err := strconv.ParseInt(sourceDateEpoch, 10, 64); err == nil && seconds >= 0 && seconds < latestFile {
		return time.Unix(seconds, 0).UTC()
	}
	if t, err := time.Parse(time.DateOnly, day); err == nil {
		return t
	}
	return time.Unix(0, 0).UTC()
}
