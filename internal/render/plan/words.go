package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/internal/english"
	"grants/internal/render/text"
	"grants/plan"
	"grants/plan/cell"
	"grants/plan/objects"
)

// What the formats for people say alike about a plan. The words are ours; the names are the project's, and each format shows them its own way.

// tenantOf is the domain of the tenant that a plan is about; empty where neither side says.
func tenantOf(p *plan.Plan) string { return cmp.Or(p.Head.Domain, p.Base.Domain) }

// who is the name of an impact's application.
func who(i *plan.Impact, name func(string) string) string {
	if i.AnyThirdParty {
		return "any third party"
	}
	if i.Application == "" { // declared nowhere
		return "client " + name(clientID(i))
	}
	return name(strings.TrimPrefix(i.Application, "application."))
}

func clientID(i *plan.Impact) string {
	if i.ClientID == nil {
		return ""
	}
	return *i.ClientID
}

// apiName is the name of an impact's API, or the audience that is declared nowhere.
func apiName(i *plan.Impact, name func(string) string) string {
	if i.API == "" {
		return name(i.Audience)
	}
	return name(strings.TrimPrefix(i.API, "api."))
}

// holders names the applications of a group, up to two or all.
func (r Rows) holders(group plan.Group, name func(string) string) string {
	named := group.First
	if r.AllNames {
		named = group.All
	}
	var names []string
	for _, i := range named() {
		names = append(names, who(i, name))
	}
	if more := group.Applications() - len(names); more > 0 {
		return strings.Join(names, ", ") + " and " + english.Count(more, "other")
	}
	return strings.Join(names, ", ")
}

// cellName is where an impact is, and who acts there.
func cellName(i *plan.Impact, name func(string) string) string {
	return apiName(i, name) + ", " + acting(i, name)
}

// acting is who acts in the cell of an impact.
func acting(i *plan.Impact, name func(string) string) string {
	subject := text.Acting(compiler.SubjectType(i.SubjectType))
	if subject == i.SubjectType {
		subject = name(subject) // of a later version
	}
	return subject
}

// delta is a part of what is gained or lost: names between words of ours.
type delta struct {
	before, after string
	names         []string
	changed       bool // neither came nor went
}

// gains is what somebody gains: not empty where the impact is a gain.
func gains(i *plan.Impact) []delta {
	return deltas(sensitiveFirst(i), i.GainedTypes, i.Relaxed, relaxed, i.Opens)
}

// sensitiveFirst is the scopes that somebody gains, those first that nobody may overlook: lists are clipped at their end.
func sensitiveFirst(i *plan.Impact) []string {
	if len(i.Sensitive) == 0 {
		return i.Gained
	}
	is := func(scope string) bool { return slices.Contains(i.Sensitive, scope) }
	return slices.Concat(slices.DeleteFunc(slices.Clone(i.Gained), func(s string) bool { return !is(s) }), slices.DeleteFunc(slices.Clone(i.Gained), is))
}

// losses is likewise what somebody loses.
func losses(i *plan.Impact) []delta {
	return deltas(i.Lost, i.LostTypes, i.Tightened, tightened, i.Closes)
}

// What happens to conditions.
const (
	relaxed   = " relaxed"
	tightened = " tightened"
)

// loginWords are what the links of a login to a third party are called that open or close.
var loginWords = map[string]map[string]string{
	"connection":   {relaxed: "users may log in from now on", tightened: "users may no longer be able to log in"},
	"organization": {relaxed: "more users may log in as far as organizations decide", tightened: "fewer users may be able to log in as far as organizations decide"},
	"audience":     {relaxed: "logins may be for the API from now on", tightened: "logins may no longer be for the API"},
}

func deltas(scopes, types, conditions []string, how string, future bool) []delta {
	var found []delta
	if len(scopes) > 0 {
		found = append(found, delta{names: scopes})
	}
	if len(types) > 0 {
		found = append(found, delta{before: "authorization_details ", names: types})
	}
	for _, condition := range conditions {
		if words, known := loginWords[condition]; known {
			found = append(found, delta{before: words[how], changed: true})
			continue
		}
		found = append(found, delta{names: []string{condition}, after: how, changed: true})
	}
	if future {
		found = append(found, delta{before: "scopes declared later"})
	}
	if len(found) == 0 {
		found = append(found, delta{before: "a token without scopes"})
	}
	return found
}

// words are the reasons in the output for people. A direct gain needs none.
var words = map[plan.Reason]string{
	plan.AnyThirdPartyGain: "any third party", plan.ThirdPartyGain: "third party", plan.PolicyOpened: "policy opened",
	plan.SensitiveScope: "sensitive", plan.SystemAPIGain: "system API", plan.Opens: "open-ended", plan.ImplicitGain: "implicit",
	plan.ConditionRelaxed: "condition relaxed", plan.UnresolvedGrant: "unresolved", plan.PlatformDefault: "platform default",
	plan.RoleGain: "role",
}

// reasonWords leaves out what the row says already, and what adds nothing to a worse reason. A reason of a later version is its id.
func reasonWords(i *plan.Impact, name func(string) string, without ...plan.Reason) []string {
	var shown []string
	for _, reason := range i.RiskReasons {
		word, known := words[reason]
		switch {
		case slices.Contains(without, reason), reason == plan.AnyThirdPartyGain, reason == plan.DirectGain:
		case reason == plan.ImplicitGain && len(i.RiskReasons) > 1:
		case reason == plan.ImplicitGain && i.After != nil && i.After.FutureScopes:
			shown = append(shown, "all scopes")
		case known:
			shown = append(shown, word)
		default:
			shown = append(shown, name(string(reason)))
		}
	}
	return shown
}

// lossWords is what there is to say about a loss.
func lossWords(i *plan.Impact) []string {
	if len(i.Assumed) > 0 {
		return []string{"assumed"}
	}
	return nil
}

// step is one cause of a group as a sentence, in which names are still as the project has them.
type step struct {
	message string
	cause   *cell.Cause
	leads   bool // the next step follows from it
}

// aboutMany is a step that is about several alike objects, of which the message names the first.
func aboutMany(cause *cell.Cause, n int) string {
	if cause.Cause == cell.ClientIDChanged {
		return cause.Address + " and " + strconv.Itoa(n-1) + " more are other clients now"
	}
	rest, ok := strings.CutPrefix(cause.Message, cause.Address)
	if !ok {
		return cause.Message
	}
	for _, verb := range verbs {
		if after, ok := strings.CutPrefix(rest, verb.singular); ok {
			rest = verb.plural + after
			break
		}
	}
	return cause.Address + " and " + strconv.Itoa(n-1) + " more" + rest
}

// verbs are those that follow an address in the message of a cause.
var verbs = []struct{ singular, plural string }{
	{" has ", " have "}, {" lists ", " list "}, {" is ", " are "}, {" decides", " decide"}, {" changes ", " change "},
	{" no longer lists ", " no longer list "}, {" no longer has ", " no longer have "},
}

// place is the file and line of a cause, in the base where it says so; empty where the files do not have the object.
func place(cause *cell.Cause) string {
	if cause.File == "" {
		return ""
	}
	return cause.File + ":" + strconv.Itoa(cause.Line)
}

// forced is why an object has to be replaced.
func forced(change *objects.Change, name func(string) string) string {
	var names []string
	for _, attribute := range change.Forces {
		names = append(names, name(attribute))
	}
	return "replaced, since " + strings.Join(names, " and ") + " can't be changed in place"
}

// setName is what the members of a changed set are called. Of a grant's scopes the names say it.
func setName(kind string, a *objects.Attribute) string {
	switch {
	case a.Name == "scopes" && kind == "api":
		return "scope "
	case a.Name == "scopes":
		return ""
	}
	return text.Plain(a.Name) + " "
}

// total is the number of impacts before --only left some out, or of those that are here: a saved plan does not say.
func total(p *plan.Plan) int { return max(p.Total(), p.Count()) }

// counts is who gains and who loses, in numbers: 3 applications gain, 1 loses; or with how many permissions.
func counts(s *plan.Summary, permissions bool) []string {
	var parts []string
	for _, c := range []struct {
		applications, permissions int
		many, one                 string
	}{
		{s.ApplicationsGaining, s.PermissionsGained, "gain", "gains"},
		{s.ApplicationsLosing, s.PermissionsLost, "lose", "loses"},
	} {
		if c.applications == 0 {
			continue
		}
		subject, object := english.Count(c.applications, "application"), " "+english.Count(c.permissions, "permission")
		if len(parts) > 0 {
			subject, object = strconv.Itoa(c.applications), " "+strconv.Itoa(c.permissions)
		}
		switch {
		case !permissions:
			object = ""
		case c.permissions == 0: // tokens, scopes declared later, authorization_details types, organizations
			object = " no permission, but other access"
		}
		parts = append(parts, subject+" "+english.Verb(c.applications, c.many, c.one)+object)
	}
	parts = append(parts, latentCounts(s, permissions)...)
	parts = append(parts, roleCounts(s, permissions)...)
	return slices.Concat(parts, anyThirdParty(s, permissions), unresolvedCounts(&s.Unresolved))
}

// latentCounts is who would gain, and what is lost that nobody could use.
func latentCounts(s *plan.Summary, permissions bool) []string {
	var parts []string
	n, object := s.ApplicationsGainingLatent, " "+english.Count(s.PermissionsGainedLatent, "permission")
	if !permissions {
		object = ""
	} else if s.PermissionsGainedLatent == 0 {
		object = " other access"
	}
	flow := " if " + english.Verb(n, "they", "it") + " had the flow"
	switch {
	case n > 0 && s.ApplicationsGaining > 0:
		parts = append(parts, strconv.Itoa(n)+" more could"+flow)
	case n > 0:
		parts = append(parts, english.Count(n, "application")+" could gain"+object+flow)
	}
	if s.PermissionsLostLatent > 0 {
		parts = append(parts, english.Count(s.PermissionsLostLatent, "permission")+" that no flow could use "+english.Verb(s.PermissionsLostLatent, "are", "is")+" gone")
	}
	return parts
}

// unresolvedCounts is how many grants came, went or changed that nobody can judge.
func unresolvedCounts(s *objects.UnresolvedSummary) []string {
	var parts []string
	for _, c := range []struct {
		n         int
		many, one string
	}{{s.Added, "are new", "is new"}, {s.Changed, "changed", "changed"}, {s.Removed, "are gone", "is gone"}} {
		if c.n > 0 {
			parts = append(parts, english.Count(c.n, "unresolved grant")+" "+english.Verb(c.n, c.many, c.one))
		}
	}
	return parts
}

func anyThirdParty(s *plan.Summary, permissions bool) []string {
	var parts []string
	say := func(n int, verb string) {
		switch {
		case n > 0 && permissions:
			parts = append(parts, "any third party "+verb+" "+strconv.Itoa(n))
		case n > 0:
			parts = append(parts, "any third party "+verb)
		}
	}
	say(s.AnyThirdPartyGained, "gains")
	say(s.AnyThirdPartyLost, "loses")
	return parts
}

// notCounted is what there is beside the figures.
func notCounted(p *plan.Plan) []string {
	defaults := defaultsOf(p, text.Plain)
	return append(defaults.inNumbers(), noted(p)...)
}

// noted is who gains by the diagnostics: applications that get their client_id, since their access is that client's from then on, and others that the
// files do not have.
func noted(p *plan.Plan) []string {
	identified, strangers := 0, false
	for i := range p.Diagnostics {
		switch note := &p.Diagnostics[i]; {
		case plan.NoteGains(note):
			strangers = true
		case plan.NoteRisk(note).AtLeast(plan.Low):
			identified++
		}
	}
	var parts []string
	switch identified {
	case 0:
	case 1:
		parts = append(parts, "1 application gets its client_id")
	default:
		parts = append(parts, strconv.Itoa(identified)+" applications get their client_id")
	}
	if strangers {
		parts = append(parts, "applications that the files do not have gain")
	}
	return parts
}

// inNumbers is the whole plan in a line, in which the risk may be emphasized.
func inNumbers(p *plan.Plan, risk func(string) string) string {
	s := &p.Summary
	level := risk(string(s.Risk))
	if s.Breaking {
		level += ", breaking"
	}
	return fmt.Sprintf("%s. Risk: %s. Permissions: %d before, %d after.", InWords(p), level, s.PermissionsBefore, s.PermissionsAfter)
}

// InWords is who gains and who loses how much: a sentence without its period.
func InWords(p *plan.Plan) string {
	if parts := append(counts(&p.Summary, true), notCounted(p)...); len(parts) > 0 {
		return capitalized(strings.Join(parts, ", "))
	}
	return "Nobody gains or loses a permission"
}

// capitalized begins with a capital letter.
func capitalized(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
