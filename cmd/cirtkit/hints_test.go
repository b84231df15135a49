package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/internal/lang"
)

// provenElsewhere are the faults with a hint that no script can bring about, and where they are tested.
var provenElsewhere = map[string]string{
	"cmd.import.too-large":                 "TestImportOfALargeFile",
	"exchange.csv-too-long":                "exchange: TestReadCSV",
	"form.document-moved":                  "exchange/form: TestRowsMovedWithoutTheirIds",
	"exchange.csv-not-utf8":                "exchange: TestReadCSV",
	"assessment.act-too-long":              "assessment: TestAnActThatIsTooLongIsRefused",
	"assessment.answered-after-all":        "assessment: TestTheOldPlaceAnswersAfterAll, with a disk that comes back while another place is written",
	"assessment.name-too-long":             "wizard: TestWhatCantBeStoredKeepsNothingBack, with the name of an institution",
	"assessment.broken":                    "assessment: save_test.go, with a disk that fails",
	"assessment.changed":                   "assessment: save_test.go, with a file changed while it is open",
	"assessment.removed":                   "assessment: save_test.go, with a file removed while it is open",
	"assessment.replaced":                  "assessment: save_test.go, with a file replaced while it is open",
	"assessment.not-saved":                 "assessment: save_test.go and kill_unix_test.go, with a full disk",
	"assessment.text-too-long":             "assessment: TestTextsPassTheGate; answers have the questionnaire's own limit",
	"assessment.damage.undo-missing":       "assessment: damage_test.go",
	"assessment.merge.other-questionnaire": "assessment: TestMergeRefusesAnotherQuestionnaire",
	"assessment.lock-failed":               "a file system without locks",
	"assessment.not-allowed":               "rights that the tests' user may not lack",
	"assessment.too-many-acts":             "a million acts",
	"assessment.too-many-values":           "assessment: TestMoreValuesThanAFileMayGive",
	"files.held-open":                      "Windows: a file that a viewer holds open",
	"assessment.step-status":               "assessment: TestCheckStep",
	"exchange.export-format":               "exchange: TestExportsThatDoNotComeIn",
	"exchange.export-other-version":        "exchange: TestExportsThatDoNotComeIn",
	"cmd.signoff.approved-already":         "TestSignedPageIsRecorded",
	"docx.failed":                          "a fault of the program that is not known yet",
	"report.html.failed":                   "a fault of the program that is not known yet",
	"report.image.too-big":                 "report: TestImageRefused",
	"report.image.too-many-pixels":         "report: TestImageRefused",
	"compare.other-way":                    "compare: TestGuards",
	"pdf.failed":                           "a fault of the PDF library that is not known yet",
	"text.control":                         "internal/text: the gate's own tests; answers have messages with the question's id",
	"text.invisible":                       "internal/text, as above",
	"text.not-utf8":                        "internal/text, as above",
	"text.reordering":                      "internal/text, as above",
	"text.too-long":                        "internal/text, as above",
}

// checkHints fails for a hint of a command, a file, a target or an exchange that no script has shown.
// The hints of the loader are tested with their places in package questionnaires, those of the reader of
// workbooks in internal/xlsx.
func checkHints(t *testing.T, faults string) {
	if t.Failed() || !wholeRun() {
		return
	}
	shown := map[string]bool{}
	notes, err := filepath.Glob(filepath.Join(faults, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, note := range notes {
		src, err := os.ReadFile(note)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range strings.Fields(string(src)) {
			shown[key] = true
		}
	}
	for _, key := range lang.English().Keys() {
		fault, isHint := strings.CutSuffix(key, ".hint")
		room, _, _ := strings.Cut(key, ".")
		if !isHint || room == "questionnaires" || room == "wizard" || room == "xlsx" {
			continue
		}
		if !shown[fault] && provenElsewhere[fault] == "" {
			t.Errorf("no script shows the hint of %s: %s", fault, lang.English().T(key))
		}
		if shown[fault] && provenElsewhere[fault] != "" {
			t.Errorf("a script shows the hint of %s; take it out of provenElsewhere", fault)
		}
	}
}

// wholeRun says whether all scripts run, and not only some by name.
func wholeRun() bool {
	for _, arg := range os.Args[1:] {
		if strings.HasPrefix(arg, "-test.run=") && strings.Contains(arg, "/") {
			return false
		}
	}
	return true
}
