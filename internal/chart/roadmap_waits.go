package chart

// waits draws an arrow from each step to those that wait for it: from its end to the right, then up or down
// to the beginning of the other. The arrows lie below the bars.
func (d *roadmapDrawing) waits(bars []placedBar) {
	em := d.r.em()
	for _, to := range bars {
		for _, place := range to.bar.Waits {
			if place < 0 || place >= len(bars) || !to.shown || !bars[place].shown {
				continue
			}
			from := bars[place]
			if from.box.Y == to.box.Y {
				continue
			}
			a := min(0.18*em, 0.25*to.box.H)
			x := to.box.X + min(0.35*em, to.box.W/2)
			x = max(min(x, d.track.X+d.track.W-a), d.track.X+a)
			start := Point{from.box.X + from.box.W, from.box.Y + from.box.H/2}
			end, way := Point{x, to.box.Y}, 1.0
			if to.box.Y < from.box.Y {
				end, way = Point{x, to.box.Y + to.box.H}, -1
			}
			style := Style{Stroke: Frame, Width: 0.06 * em}
			d.under(
				Line{start, Point{x, start.Y}, style},
				Line{Point{x, start.Y}, Point{x, end.Y - way*a}, style},
				Polygon{
					Points: []Point{{x - a, end.Y - way*1.5*a}, {x + a, end.Y - way*1.5*a}, end},
					Style:  Style{Fill: Frame, Stroke: Frame, Width: 0.02 * em},
				},
			)
		}
	}
}
