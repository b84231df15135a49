package wizard

import (
	"slices"

	"cirtkit/report"
)

// The catalogue's keys of the pages, in their order.
const (
	pageLevel    = "results.level"
	pageOverview = "results.overview" // in its place, where there are no levels
	pageSections = "results.sections"
	pageWhy      = "results.why"
	pageLacking  = "results.lacking"
	pageWanted   = "results.lacking-wanted" // in place of the page before, where what is wanted takes the place of a level
	pageWayUp    = "results.way-up"
	pageProfiles = "results.profiles"
	pageSince    = "results.since"
	pageSure     = "results.sure"
)

// pages are those that have something to show or to begin with. In a stock-take nothing can be lacking, nothing leads
// up, and no profile can be held against it.
func (r *results) pages(a *app) []string {
	d := a.desk
	switch {
	case report.StockTake(d.q):
		if d.since == nil {
			return []string{pageOverview}
		}
		return []string{pageOverview, pageSince}
	case !d.laddered() && len(d.profiles) == 0 && len(d.q.ToBes()) == 0:
		return []string{pageOverview, pageSections, pageProfiles, pageSince, pageSure}
	}
	pages := []string{pageLevel, pageSections, pageWhy, pageLacking, pageWayUp, pageProfiles, pageSince, pageSure}
	if a := d.aim(r.reading()); a.level == 0 && a.profile < 0 {
		pages[3] = pageWanted
	}
	if !d.laddered() {
		pages[0] = pageOverview
	}
	return pages
}

// on is the page that is shown.
func (r *results) on(a *app) string {
	pages := r.pages(a)
	r.page = min(r.page, len(pages)-1)
	return pages[r.page]
}

// read says whether the page is read line by line, and not a list to pick from.
func (r *results) read(a *app) bool {
	switch r.on(a) {
	case pageLacking, pageWanted, pageProfiles:
		return false
	}
	return true
}

// turn goes to a page, from its first line.
func (r *results) turn(page int) { r.page, r.at, r.top, r.lines = page, 0, 0, nil }

// turnTo goes to a page by its name.
func (r *results) turnTo(a *app, page string) {
	if i := slices.Index(r.pages(a), page); i >= 0 {
		r.turn(i)
	}
}

// blocks are what a page tells, as the report words it.
func (r *results) blocks(a *app) []report.Block {
	source := a.source()
	switch r.on(a) {
	case pageWhy:
		return report.Explain(source)
	case pageWayUp:
		return a.desk.way.told
	case pageSince:
		return report.Change(source, a.desk.differs)
	case pageSure:
		return report.Sure(source)
	}
	return report.Level(source)
}

// waits says what a page has to wait for, or what it needs first: a line to show in its place, or "".
func (r *results) waits(a *app) string {
	d := a.desk
	switch r.on(a) {
	case pageWayUp:
		if !d.hasWay() {
			return a.t("working")
		}
	case pageSince:
		switch {
		case d.since == nil:
			return a.t("results.no-since")
		case d.differsErr != nil:
			return a.sentence(d.differsErr)
		case d.differs == nil:
			return a.t("working")
		}
	case pageSure:
		if report.Sure(a.source()) == nil {
			return a.t("results.not-sure")
		}
	}
	return ""
}
