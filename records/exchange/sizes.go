package exchange

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/highwater-go/highwater/attendance"
)

// A sizing is how much of a size of a crowd a text tells.
type sizing int

const (
	sized  sizing = iota
	absent        // nobody reported one
	vague         // a class, or words without a number
	unfit         // not one number of people
)

var (
	noReport = regexp.MustCompile(`^(?:(?:crowd )?(?:size|numbers?) )?(no|not|none)( [a-z]+)? (re[a-z]*or+t[a-z]*|sizes?|information|info|data|mention[a-z]*|figures?|numbers?|estimates?|specified|available|known|given|stated)\b|^(unspecified|unreported|undisclosed|unavailable)$`)
	things   = regexp.MustCompile(`\b(vehicles?|cars?|tractors?|trucks?|lorr(y|ies)|buses|bus|taxis?|cabs?|motorcycles?|motorbikes?|bikes?|bicycles?|boats?|vessels?|rickshaws?|famil(y|ies)|households?|convoys?|caravans?|groups|organi[sz]ations|unions|villages|shops|tents|animals|cows|sheep)\b`)
	numbers  = regexp.MustCompile(`[0-9]|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|tens|dozens?|scores?|hundreds?|thousands?|millions?|couple|half|quarter|third)\b`)
	grouped  = regexp.MustCompile(`\b[0-9]{1,3}( [0-9]{3})+\b`)
	average  = regexp.MustCompile(`\b(average|mean|median)\b`)
)

// size reads the size of a crowd as data on protests has it: "around 100",
// "several hundred", "dozens to hundreds", "no report". What it does not take for
// a number of people comes with why not.
func size(text string) (f attendance.Figure, how sizing, err error) {
	s := strings.ToLower(oneLine(text))
	parse := func() bool {
		f, err = attendance.Parse(s)
		return err == nil && !(strings.HasPrefix(s, "some ") && unhedged.MatchString(s)) // about one, and not several
	}
	if parse() { // as most are: what follows costs more
		return f, sized, nil
	}
	said := unwrapped(s)
	switch {
	case isNone(s) || noReport.MatchString(s):
		return attendance.Figure{}, absent, nil
	case things.MatchString(said):
		return attendance.Figure{}, unfit, fmt.Errorf("%q counts no people", text)
	case !numbers.MatchString(said):
		return attendance.Figure{}, vague, fmt.Errorf("%q is a class or a word, and no figure", text)
	case average.MatchString(s):
		return attendance.Figure{}, unfit, fmt.Errorf("%q is of another metric than the size of a crowd", text)
	}
	if s = said; parse() {
		return f, sized, nil
	}
	f = attendance.Figure{}
	if g, ok := sizeWords(s); ok {
		return g, sized, nil
	}
	if g, _, ok := mention(s, attendance.Locale{}); ok {
		return g, sized, nil
	}
	return f, unfit, err
}

var (
	wrapped = regexp.MustCompile(`^(?:a |the )?(?:group|crowd|gathering|total) of (.*[a-z0-9])$|^(.*?[a-z0-9]),?(?: in)? (?:total|all|number)$|^numbering (.*[a-z0-9])$`)
	alone   = regexp.MustCompile(`^(?:one|1|a single|a lone) ([a-z]+)$`)
	link    = regexp.MustCompile(`^(?:and|or|to|by|in|for|from|with|than|per|at|on|as)$`)
	crowd   = regexp.MustCompile(`^(?:[a-z-]+(?:ists|owners|keepers|holders|makers|goers|workers|men|women)|villagers|peasants|laborers|labourers|staff|officers|opponents|attendants|` +
		`militants|inmates|parents|mothers|fathers|relatives|vendors|traders|merchants|clerics|priests|guards|civilians|paramedics|midwives|professors|academics|judges|` +
		`tenants|squatters|consumers|depositors|investors|politicians|council?lors|deputies|senators|mayors|leaders|representatives|veterinarians|musicians|youth)$`)
)

// maxModifiers is how many words may stand between a number and whom it counts, as in
// "around 50 public school teachers".
const maxModifiers = 3

// unwrapped returns what s, in small letters, says of people without the words that
// say that they are people: "a group of around 50 people" is "around 50".
func unwrapped(s string) string {
	if m := wrapped.FindStringSubmatch(s); m != nil && numbers.MatchString(m[1]+m[2]+m[3]) {
		s = m[1] + m[2] + m[3]
	}
	if m := alone.FindStringSubmatch(s); m != nil && !numbers.MatchString(m[1]) {
		if one := m[1]; one == "woman" || one == "man" || one == "person" || meansPeople(one+"s") {
			return "1"
		}
	}
	words := strings.Fields(s)
	last := len(words) - 1
	if last < 1 || numbers.MatchString(words[last]) || !meansPeople(words[last]) {
		return s
	}
	for i := last - 1; i >= max(0, last-1-maxModifiers); i-- {
		switch w := words[i]; {
		case w == "of" && i > 0 && numbers.MatchString(words[i-1]):
			return strings.Join(words[:i], " ")
		case numbers.MatchString(w), strings.HasSuffix(w, "+"), strings.HasSuffix(w, "plus"):
			return strings.Join(words[:i+1], " ")
		case w == "of", link.MatchString(w):
			return s
		}
	}
	return s
}

// meansPeople reports whether what is counted by a noun is people.
func meansPeople(noun string) bool {
	switch {
	case things.MatchString(noun):
		return false
	case noun == "person", crowd.MatchString(noun):
		return true
	}
	for m := range attendance.Find("57 " + noun) {
		return m.People && m.Noun == noun
	}
	return false
}

// What follows reads sizes that attendance.Parse does not read yet.

var (
	units    = `(dozen|hundred|thousand|million)`
	unhedged = regexp.MustCompile(`^(?:(about|around|some|nearly|almost|approximately|roughly|over|more than|at least) )?` + units + `$`)
	couples  = regexp.MustCompile(`^(?:a )?couple (?:of )?` + units + `s?$`)
	fews     = regexp.MustCompile(`^(?:(?:at least|more than|over|around|about) )?(?:a |the )?(?:few|several|many|multiple) ` + units + `s?$`)
	plurals  = regexp.MustCompile(`^(?:at least|more than|over|around|about) ((?:[a-z]+ of )?(?:dozens|hundreds|thousands|millions|scores|tens))$`)
	digitals = regexp.MustCompile(`^(100|1,?000|10,?000|100,?000)'?s$`)
	betweens = []*regexp.Regexp{
		regexp.MustCompile(`^between (.+) (?:and|to) (.+)$`),
		regexp.MustCompile(`^from (.+) to (.+)$`),
		regexp.MustCompile(`^(.+?),? \(?(?:possibly|perhaps|maybe|if not|or even|even) ([^()]+)\)?$`),
		regexp.MustCompile(`^(.+) to (.+)$`),
	}
)

var sameSizes = strings.NewReplacer("well over", "over", "half-a-", "half a ", "at maximum", "at most", "somewhere between", "between",
	"max. ", "max ", "min. ", "minimum ", "estimated at around", "around", "estimated at about", "about")

// sizeWords reads s, in small letters, by rewriting it to what Parse reads.
func sizeWords(s string) (attendance.Figure, bool) {
	s = grouped.ReplaceAllStringFunc(s, func(n string) string { return strings.ReplaceAll(n, " ", ",") })
	s = strings.TrimPrefix(sameSizes.Replace(s), "well ")
	parse := func(s string) (attendance.Figure, bool) {
		f, err := attendance.Parse(s)
		return f, err == nil
	}
	switch s {
	case "couple", "a couple":
		return attendance.Figure{People: 2, Step: 1}, true
	case "scores":
		f := attendance.Figure{People: 20, Step: 10, Hedge: attendance.Plural}
		return f, f.Validate() == nil
	case "tens of hundreds":
		return parse("thousands")
	}
	if m := unhedged.FindStringSubmatch(s); m != nil {
		return parse(strings.TrimSpace(m[1] + " a " + m[2]))
	}
	if m := couples.FindStringSubmatch(s); m != nil {
		return parse("about two " + m[1])
	}
	if m := fews.FindStringSubmatch(s); m != nil {
		return parse(m[1] + "s")
	}
	if m := plurals.FindStringSubmatch(s); m != nil {
		return parse(m[1])
	}
	if m := digitals.FindStringSubmatch(s); m != nil {
		return parse(map[string]string{"100": "hundreds", "1000": "thousands", "10000": "tens of thousands", "100000": "hundreds of thousands"}[strings.ReplaceAll(m[1], ",", "")])
	}
	for i, re := range betweens {
		if m := re.FindStringSubmatch(s); m != nil {
			f, ok := spanned(m[1], m[2])
			return f, ok && !(i == len(betweens)-1 && boundsAll(m[1])) // as "at least 100 to 150"
		}
	}
	return parse(s)
}

// spanned reads a range of which an end is a word or hedged: the least of the one
// end to the most of the other, as a fair reader takes them.
func spanned(low, high string) (attendance.Figure, bool) {
	a, b := part(strings.TrimSuffix(low, ",")), part(high)
	if a.IsZero() || b.IsZero() || a.Hedge == attendance.Between || b.Hedge == attendance.Between {
		return attendance.Figure{}, false
	}
	from, to := a.Range(attendance.Customary).Low, b.Range(attendance.Customary).High
	if a.Hedge == attendance.Bare {
		from = a.People
	}
	if b.Hedge == attendance.Bare {
		to = b.People
	}
	f := attendance.Figure{People: from, To: to, Step: 1, Hedge: attendance.Between}
	return f, f.Validate() == nil
}

// boundsAll reports whether the low end of a range without "between" starts with what
// makes a bound, perhaps of the whole.
func boundsAll(low string) bool {
	switch part(low).Hedge {
	case attendance.Bare, attendance.About, attendance.Plural:
		return false
	}
	return true
}

func part(s string) attendance.Figure {
	if f, err := attendance.Parse(s); err == nil {
		return f
	}
	for _, re := range betweens {
		if re.MatchString(s) {
			return attendance.Figure{}
		}
	}
	f, _ := sizeWords(s)
	return f
}
