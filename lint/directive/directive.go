// Package directive reads comments that ignore findings.
package directive

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Directive is what a comment that ignores something says: grants:ignore RULE[(KEY)][, RULE]: REASON [until YYYY-MM-DD]
type Directive struct {
	Names  []Name
	Reason string
	Until  string // the last day on which it ignores anything, as 2006-01-02; empty where it has no end

	Problem  string // what is wrong with it, and where in the text that stands; empty where nothing is
	From, To int
}

// Name is a rule as a directive names it.
type Name struct {
	ID, Key  string // the key is empty where the rule is ignored whatever it is about
	From, To int    // where in the text it stands
}

const mark = "grants:ignore"

// PolicyPrefix begins the ID of a rule that is a policy of a team. It is the only one with a colon in it.
const PolicyPrefix = "policy:"

// Parse reads the text of a comment from grants:ignore on. What it can't read ignores nothing.
func Parse(text string) Directive {
	p := &parser{text: text, at: len(mark)}
	if end := p.wordEnd(); end > p.at {
		p.fail(0, end, strconv.Quote(text[:end])+` is not "grants:ignore"`)
	}
	for more := true; more && p.Problem == ""; {
		more = p.rule()
	}
	if p.Problem == "" {
		p.rest()
	}
	return p.Directive
}

type parser struct {
	Directive
	text string
	at   int
}

func (p *parser) peek() rune {
	r, _ := utf8.DecodeRuneInString(p.text[p.at:])
	return r
}

func (p *parser) fail(from, to int, problem string) {
	p.From, p.To, p.Problem = from, to, problem
}

func (p *parser) space() {
	p.at = len(p.text) - len(strings.TrimLeftFunc(p.text[p.at:], unicode.IsSpace))
}

func (p *parser) wordEnd() int {
	n := strings.IndexFunc(p.text[p.at:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",:()", r) })
	if n < 0 {
		return len(p.text)
	}
	return p.at + n
}

// nameEnd is where the name of a rule ends. Behind the colon of a policy's prefix there is no space.
func (p *parser) nameEnd() int {
	end := p.wordEnd()
	if p.text[p.at:end]+":" == PolicyPrefix && strings.HasPrefix(p.text[end:], ":") {
		behind := parser{text: p.text, at: end + 1}
		if further := behind.wordEnd(); further > behind.at {
			return further
		}
	}
	return end
}

// rule reads a rule with its key, and reports whether another follows.
func (p *parser) rule() bool {
	p.space()
	start := p.at
	p.at = p.nameEnd()
	rule := Name{ID: p.text[start:p.at], From: start, To: p.at}
	if rule.ID == "" {
		p.fail(0, len(p.text), "this ignore names no rule")
		return false
	}
	p.space()
	if p.at < len(p.text) && p.peek() == '(' {
		if !p.key(&rule) {
			return false
		}
		p.space()
	}
	p.Names = append(p.Names, rule)
	switch {
	case p.at == len(p.text):
		p.fail(0, len(p.text), "this ignore gives no reason")
	case p.peek() == ',':
		p.at++
		return true
	case p.peek() != ':':
		p.fail(p.at, max(p.wordEnd(), p.at+1), `this ignore has no ":" between the rules and the reason`)
	}
	return false
}

// key reads what stands in brackets. Keys can have brackets of their own.
func (p *parser) key(rule *Name) bool {
	start, depth := p.at+1, 0
	for end := start; end < len(p.text); end++ {
		switch {
		case p.text[end] == '(':
			depth++
		case p.text[end] == ')':
			depth--
		}
		if p.text[end] != ')' || depth >= 0 {
			continue
		}
		after := strings.TrimLeftFunc(p.text[end+1:], unicode.IsSpace)
		if after == "" || after[0] == ',' || after[0] == ':' {
			rule.Key, rule.To, p.at = strings.TrimSpace(p.text[start:end]), end+1, end+1
			if rule.Key == "" {
				p.fail(rule.From, rule.To, "the brackets behind the rule are empty")
			}
			return rule.Key != ""
		}
	}
	p.fail(start-1, len(p.text), "a bracket behind the rule is not closed")
	return false
}

// rest reads the reason and the end. Somebody who writes until means an end: one that can't be read would last for ever.
func (p *parser) rest() {
	p.at++
	words := strings.Fields(p.text[p.at:])
	if n := len(words); n > 1 && isUntil(words[n-2]) && isDate(words[n-1]) {
		p.Until, words = words[n-1], words[:n-2]
	} else if from, found := p.lastUntil(); found {
		p.failUntil(from)
		return
	}
	if p.Reason = strings.Join(words, " "); p.Reason == "" {
		p.fail(0, len(p.text), "this ignore gives no reason")
	}
}

// isUntil reports whether a word announces an end, were a date glued to it or a sign.
func isUntil(word string) bool {
	rest, found := strings.CutPrefix(strings.ToLower(word), "until")
	first, _ := utf8.DecodeRuneInString(rest)
	return found && (rest == "" || !unicode.IsLetter(first))
}

// lastUntil is where the last such word of the reason stands.
func (p *parser) lastUntil() (from int, found bool) {
	at := p.at
	for word := range strings.FieldsSeq(p.text[p.at:]) {
		start := at + strings.Index(p.text[at:], word)
		if at = start + len(word); isUntil(word) {
			from, found = start, true
		}
	}
	return from, found
}

func (p *parser) failUntil(from int) {
	words := strings.Fields(p.text[from:])
	switch {
	case len(words) == 2 && words[1][0] >= '0' && words[1][0] <= '9':
		at := from + strings.LastIndex(p.text[from:], words[1])
		p.fail(at, at+len(words[1]), strconv.Quote(words[1])+" is not a date of the form YYYY-MM-DD")
	case len(words) > 2 && isDate(words[1]):
		p.fail(from, len(p.text), `"until `+words[1]+`" does not stand at the end`)
	default:
		p.fail(from, len(p.text), `"until" is not followed by a date of the form YYYY-MM-DD`)
	}
}

// isDate reports whether text is a day of the calendar as YYYY-MM-DD. Such texts compare as the days do.
func isDate(text string) bool {
	if len(text) != len("2006-01-02") || text[4] != '-' || text[7] != '-' {
		return false
	}
	year, ok1 := digits(text[:4])
	month, ok2 := digits(text[5:7])
	day, ok3 := digits(text[8:])
	return ok1 && ok2 && ok3 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

func digits(text string) (int, bool) {
	n, err := strconv.ParseUint(text, 10, 16)
	return int(n), err == nil
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
