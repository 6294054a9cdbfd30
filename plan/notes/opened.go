package notes

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/internal/english"
	"grants/plan/objects"
)

// opened are the APIs that let applications in which the files do not have. Those that are new are said once.
func (r *reporter) opened() {
	var news []Opening
	for i := range r.openings {
		if o := &r.openings[i]; o.Was == "" {
			news = append(news, *o)
		} else {
			r.openedPolicy(o)
		}
	}
	if len(news) > 0 {
		r.openFromTheStart(news)
	}
}

func (r *reporter) openedPolicy(o *Opening) {
	api, who := o.API.After, "applications that the files do not have"
	gain := "gain " + r.offered(o)
	if o.Is != compiler.AllowAll {
		who, gain = "grants that the files do not have", "count from now on, for "+r.offered(o)
	}
	d := diag.Diagnostic{
		Code: CodeOpened, Severity: diag.Warning, Address: api.Address, Key: string(o.subject),
		Message: fmt.Sprintf("%s is %s%s now, it was %s: %s %s", api.Address, o.Is, objects.Acting(o.subject), o.Was, who, gain),
		Detail:  "No row shows who they are. Let somebody look at this who knows the tenant's applications.",
	}
	if b := o.API.Before; api.Config == nil && b != nil && b.Config != nil {
		d.Address = b.Address
		d.Message = fmt.Sprintf("%s is no longer declared, so the platform's default %s holds%s, it was %s: %s %s", b.Address, o.Is, objects.Acting(o.subject), o.Was, who, gain)
	}
	r.reportOpening(d, o)
}

// openFromTheStart is one diagnostic about all APIs that are new and open.
func (r *reporter) openFromTheStart(news []Opening) {
	worst, names := 0, make([]string, len(news))
	for i := range news {
		names[i] = news[i].API.After.Address
		if len(news[worst].Sensitive(r.Pairing)) == 0 && len(news[i].Sensitive(r.Pairing)) > 0 {
			worst = i
		}
	}
	d := diag.Diagnostic{
		Code: CodeOpened, Severity: diag.Info, Address: names[worst], Key: string(compiler.User),
		Message: fmt.Sprintf("%s %s new and allow_all for users: applications that the files do not have can get %s", firstOf(names), english.Verb(len(names), "are", "is"), r.offered(&news[worst])),
		Detail:  "No row shows who they are. Where only some are meant, set require_client_grant for users, and grant it to those.",
	}
	if len(news[worst].Sensitive(r.Pairing)) > 0 {
		d.Severity = diag.Warning
	}
	r.reportOpening(d, &news[worst])
}

func (r *reporter) reportOpening(d diag.Diagnostic, o *Opening) {
	r.told[ID{d.Code, d.Address, d.Key}] = o
	r.report(d, objects.PolicySpan(o.API.After.Config, o.subject), objects.HeaderOf(o.API.After))
}

// offered is what an opening is about, in numbers, and by name what nobody may overlook.
func (r *reporter) offered(o *Opening) string {
	what := english.Count(len(o.scopes(r.Pairing)), "scope")
	if sensitive := o.Sensitive(r.Pairing); len(sensitive) > 0 {
		what += " with the sensitive " + objects.Enumerate(sensitive)
	}
	return what
}
