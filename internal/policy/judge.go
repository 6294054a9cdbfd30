package policy

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/english"
	"grants/lint"
)

// judging is one run of a policy over a tenant. Rows that do not differ in what the condition reads are evaluated once.
type judging struct {
	*Policy
	tenant   *compiler.Tenant
	spots    *spots
	verdicts map[string]verdict // by what the condition reads of a row
	key      []byte             // of the row at hand, kept for the next

	found     []*finding
	index     map[[2]string]*finding // by address and key
	more      int                    // findings beyond what is reported
	failed    []*failure             // why rows could not be judged, each once
	unjudged  int                    // rows that could not be judged
	undecided undecided
}

// verdict is what comes of a condition. The zero verdict is that nobody knows.
type verdict int

const (
	unjudged verdict = iota
	holds
	refused
)

// judge reports the rows of a tenant that a policy refuses.
func judge(pass *lint.Pass, p *Policy, policies int) {
	if p.broken {
		return
	}
	tenant := pass.Tenant
	p.spendAsOneOf(policies, len(tenant.Applications)+len(tenant.ClientGrants)+len(tenant.APIs)+len(tenant.Roles))
	j := newJudging(p, tenant)
	j.spots = spotsOf(tenant)
	switch p.On {
	case OnAccess:
		j.access()
	case OnApplication:
		j.applications()
	case OnAPI:
		j.apis()
	case OnClientGrant:
		j.grants()
	case OnRole:
		j.roles()
	}
	j.report(pass)
	p.forget()
}

func newJudging(p *Policy, tenant *compiler.Tenant) *judging {
	return &judging{Policy: p, tenant: tenant, verdicts: map[string]verdict{}, index: map[[2]string]*finding{}}
}

// forget lets go of what a run has found out.
func (p *Policy) forget() {
	for i := range p.where {
		p.where[i].seen = nil
	}
	for _, aspects := range p.condition.aspects {
		for _, of := range aspects {
			clear(of.seen)
		}
	}
}

// reads reports whether the condition reads a field, or where selects by it.
func (j *judging) reads(name string) bool {
	return j.chooses(name) || slices.ContainsFunc(j.condition.reads, func(i int) bool { return j.condition.fields[i].name == name })
}

// judge is what the policy says of a row, which where has selected, and which stands for so many.
func (j *judging) judge(row reflect.Value, rows int) verdict {
	j.key = j.key[:0]
	for _, i := range j.condition.reads {
		j.key = j.appendRead(j.key, i, row)
	}
	if known, seen := j.verdicts[string(j.key)]; seen {
		return j.counted(known, rows)
	}
	if len(j.verdicts) == maxVerdicts {
		clear(j.verdicts)
	}
	v := j.evaluateRow(row)
	j.verdicts[string(j.key)] = v
	return j.counted(v, rows)
}

// maxVerdicts bounds what is remembered where hardly two rows are the same.
const maxVerdicts = 100_000

func (j *judging) counted(v verdict, rows int) verdict {
	if v == unjudged {
		j.unjudged += rows
	}
	return v
}

func (j *judging) evaluateRow(row reflect.Value) verdict {
	if j.meter.Exhausted() {
		return unjudged
	}
	v, failed := j.evaluate(j.condition, valuesOf(row))
	switch {
	case failed != nil:
		j.fail(failed)
		return unjudged
	case v.True():
		return holds
	}
	return refused
}

// valuesOf are the values of a row's fields for an expression.
func valuesOf(row reflect.Value) func(*field) cty.Value {
	return func(f *field) cty.Value { return valueOf(f.in(row), f.value) }
}

// fail keeps why a row could not be judged, once.
func (j *judging) fail(f *failure) {
	const most = 10
	if len(j.failed) < most && !slices.ContainsFunc(j.failed, func(known *failure) bool { return *known == *f }) {
		j.failed = append(j.failed, f)
	}
}

// say is what the policy says of a row that it refuses.
func (j *judging) say(row reflect.Value) string {
	if j.meter.Exhausted() {
		return fmt.Sprintf("policy %q refuses this", j.Name)
	}
	v, failed := j.evaluate(j.message, valuesOf(row))
	if failed != nil {
		j.fail(failed)
		return fmt.Sprintf("policy %q refuses this", j.Name)
	}
	return oneLine(v.AsString())
}

// oneLine is a message as all messages are, cut where it is endless.
func oneLine(message string) string {
	const most = 1000
	message = strings.Join(strings.Fields(message), " ")
	if len(message) > most {
		message = strings.ToValidUTF8(message[:most], "") + "…"
	}
	return message
}

// finding is what the policy says at a place, and for how many rows.
type finding struct {
	lint.Finding
	list    *config.List
	item    string // of the list
	rows    int
	names   []string // the first applications of these rows
	assumed []string // what the first row rests on
}

// maxFindings is how many places a policy reports; the rest is counted.
const maxFindings = 10_000

// crowd is how many rows one stands for, and the first of their applications.
type crowd struct {
	rows  int
	names []string
}

// refuse enters rows that are refused at a place. What is said there is said of the first row.
func (j *judging) refuse(where spot, of crowd, assumed []string, say func() string) {
	key := [2]string{where.address, where.key}
	if known := j.index[key]; known != nil {
		known.add(of)
		return
	}
	if j.isFull() {
		j.more += of.rows
		return
	}
	f := &finding{list: where.list, item: where.item, assumed: assumed}
	f.At, f.Address, f.Key, f.Message = where.at, where.address, where.key, say()
	f.add(of)
	j.index[key] = f
	j.found = append(j.found, f)
}

func (f *finding) add(of crowd) {
	f.rows += of.rows
	for _, name := range of.names {
		if len(f.names) < maxNames && !slices.Contains(f.names, name) {
			f.names = append(f.names, name)
		}
	}
}

// maxNames is how many applications are named of those that one finding is about, with the one in the message.
const maxNames = 4

// isFull reports whether further places are only counted.
func (j *judging) isFull() bool { return len(j.found) == maxFindings }

func (j *judging) report(pass *lint.Pass) {
	for _, f := range j.found {
		f.Detail = strings.Join(slices.DeleteFunc([]string{j.Docs, f.soManyMore(), f.rests()}, func(s string) bool { return s == "" }), " ")
		f.Related = []lint.Place{{Message: "the policy", At: j.name}}
		if f.list != nil {
			if item, listed := f.list.Item(f.item); listed {
				pass.ReportItem(*f.list, item, f.Finding)
				continue
			}
		}
		pass.Report(f.Finding)
	}
	j.reportMore(pass)
	j.reportUnjudged(pass)
	j.reportUndecided(pass)
}

func (f *finding) soManyMore() string {
	n := f.rows - 1
	if n == 0 {
		return ""
	}
	if len(f.names) < 2 {
		return fmt.Sprintf("It is so of %s.", english.Count(n, "further row"))
	}
	names := slices.Clone(f.names[1:])
	if rest := n - len(names); rest > 0 {
		names = append(names, fmt.Sprintf("%d more", rest))
	}
	return fmt.Sprintf("It is so of %s: %s.", english.Count(n, "further row"), english.List(names))
}

func (f *finding) rests() string {
	if len(f.assumed) == 0 {
		return ""
	}
	return fmt.Sprintf("It rests on what nobody states: %s.", english.Some(f.assumed))
}

func (j *judging) reportMore(pass *lint.Pass) {
	if j.more > 0 {
		pass.Report(lint.Finding{
			At: j.name, Address: j.Address(), Key: "limit",
			Message: fmt.Sprintf("policy %q reports more than %d places; %d rows elsewhere are not reported", j.Name, maxFindings, j.more),
		})
	}
}

// reportUnjudged says that rows were passed over, which must not look as if they were in order.
func (j *judging) reportUnjudged(pass *lint.Pass) {
	for i, f := range j.failed {
		message := fmt.Sprintf("%s can't be judged: %s", english.Count(j.unjudged, "row"), f.message)
		if i > 0 || j.unjudged == 0 {
			message = f.message
		}
		pass.Report(lint.Finding{
			At: f.at, Address: j.Address(), Key: fmt.Sprintf("unjudged %d", i+1), Severity: diag.Error, Message: message, Detail: f.detail, Hint: f.hint,
		})
	}
	if len(j.failed) == 0 && j.unjudged > 0 {
		pass.Report(lint.Finding{
			At: j.condition.span, Address: j.Address(), Key: "unjudged", Severity: diag.Error,
			Message: fmt.Sprintf("policy %q takes too much work: %s not judged", j.Name, english.Plural(j.unjudged, "row is", "rows are")),
		})
	}
}

// undecided is rows that hold as they are, and that may not hold if what nobody states is another value.
type undecided struct {
	rows       int
	attributes map[string]bool
}

func (j *judging) undecide(rows int, assumed []string) {
	j.undecided.rows += rows
	if j.undecided.attributes == nil {
		j.undecided.attributes = map[string]bool{}
	}
	const most = 1000
	for _, attribute := range assumed {
		if len(j.undecided.attributes) < most {
			j.undecided.attributes[attribute] = true
		}
	}
}

func (j *judging) reportUndecided(pass *lint.Pass) {
	if j.undecided.rows == 0 {
		return
	}
	attributes := make([]string, 0, len(j.undecided.attributes))
	for attribute := range j.undecided.attributes {
		attributes = append(attributes, attribute)
	}
	pass.Report(lint.Finding{
		At: j.name, Address: j.Address(), Key: "undecided", Severity: min(diag.Warning, j.Severity),
		Message: fmt.Sprintf("policy %q holds for %s only if what is assumed is so", j.Name, english.Count(j.undecided.rows, "row")),
		Detail:  fmt.Sprintf("Nobody states %s.", english.Some(attributes)),
	})
}
