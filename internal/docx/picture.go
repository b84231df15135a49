package docx

// emuPerTwip: drawings count in English Metric Units, 635 to a twip.
const emuPerTwip = 635

// picture writes an image in a paragraph of its own.
func (b *body) picture(p Picture) {
	b.pictures = append(b.pictures, p)
	n := len(b.pictures)
	width, height := number(p.Width*emuPerTwip), number(p.Height*emuPerTwip)
	alt := clean(p.Alt)
	b.open("w:p")
	b.open("w:pPr")
	if p.KeepNext {
		b.empty("w:keepNext")
	}
	if b.rightToLeft("") {
		b.empty("w:bidi")
	}
	b.close("w:pPr")
	b.open("w:r")
	b.open("w:drawing")
	b.open("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	b.empty("wp:extent", "cx", width, "cy", height)
	b.empty("wp:docPr", "id", number(n), "name", "Picture "+number(n), "descr", alt)
	b.open("wp:cNvGraphicFramePr")
	b.empty("a:graphicFrameLocks", "noChangeAspect", "1")
	b.close("wp:cNvGraphicFramePr")
	b.open("a:graphic")
	b.open("a:graphicData", "uri", nsPicture)
	b.open("pic:pic")
	b.open("pic:nvPicPr")
	b.empty("pic:cNvPr", "id", number(n), "name", "Picture "+number(n), "descr", alt)
	b.empty("pic:cNvPicPr")
	b.close("pic:nvPicPr")
	b.open("pic:blipFill")
	b.empty("a:blip", "r:embed", pictureRelation(n))
	b.open("a:stretch")
	b.empty("a:fillRect")
	b.close("a:stretch", "pic:blipFill")
	b.open("pic:spPr")
	b.open("a:xfrm")
	b.empty("a:off", "x", "0", "y", "0")
	b.empty("a:ext", "cx", width, "cy", height)
	b.close("a:xfrm")
	b.open("a:prstGeom", "prst", "rect")
	b.empty("a:avLst")
	b.close("a:prstGeom", "pic:spPr", "pic:pic", "a:graphicData", "a:graphic", "wp:inline", "w:drawing", "w:r", "w:p")
}

// suffix is how names of files of a format end.
func (f Format) suffix() string {
	if f == EMF {
		return "emf"
	}
	return "png"
}
