package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"grants/compiler"
	"grants/config/language"
	"grants/config/snapshot"
	"grants/diag"
	"grants/internal/project"
	"grants/internal/source"
	"grants/plan"
	"grants/plan/objects"
)

// snapshotTenants are the tenants of every project in testdata that compiles, in an order in which neighbours are alike.
func snapshotTenants(t *testing.T) []*compiler.Tenant {
	t.Helper()
	names, err := filepath.Glob("../../testdata/lint/*/*.grants.hcl")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("../../testdata/plan/*/*e*") // base and head
	if err != nil {
		t.Fatal(err)
	}
	var tenants []*compiler.Tenant
	for _, name := range slices.Concat(names, more) {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if !info.IsDir() && filepath.Base(filepath.Dir(filepath.Dir(name))) == "plan" {
			continue // golden files
		}
		src, err := source.Open("", name)
		if err != nil {
			t.Fatal(err)
		}
		p, err := project.Load(src, project.Options{Options: language.Options{File: src.File}})
		if err != nil {
			t.Fatal(err)
		}
		if !diag.HasErrors(p.Diagnostics) {
			tenants = append(tenants, p.Tenant)
		}
	}
	if len(tenants) < 100 {
		t.Fatalf("only %d projects compile", len(tenants))
	}
	return tenants
}

// throughSnapshot is a tenant that was written to a snapshot and read from it.
func throughSnapshot(t *testing.T, tenant *compiler.Tenant) *compiler.Tenant {
	t.Helper()
	var document bytes.Buffer
	written := snapshot.Snapshot{Tool: "test", Digest: objects.Digest(tenant), Config: tenant.Config}
	if err := written.Write(&document); err != nil {
		t.Fatal(err)
	}
	read, err := snapshot.Read(&document)
	if err != nil {
		t.Fatal(err)
	}
	again, problems := compiler.Compile(read.Config)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if digest := objects.Digest(again); digest != written.Digest {
		t.Errorf("the digest is %s, and was %s", digest, written.Digest)
	}
	return again
}

// planned is a plan as JSON. Of the places in its diagnostics, columns and bytes are left out: a snapshot has lines only.
func planned(t *testing.T, before, after *compiler.Tenant) string {
	t.Helper()
	p := plan.Diff(before, after)
	for _, d := range p.Diagnostics {
		onlyLine(d.Range)
		for _, related := range d.Related {
			onlyLine(related.Range)
		}
	}
	slices.SortFunc(p.Diagnostics, func(a, b diag.Finding) int { return strings.Compare(a.Fingerprint, b.Fingerprint) })
	document, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(document)
}

func onlyLine(r *diag.FindingRange) {
	if r != nil {
		*r = diag.FindingRange{Start: diag.FindingPos{Line: r.Start.Line}}
	}
}

func TestAPlanAgainstASnapshotIsThatAgainstItsFiles(t *testing.T) {
	tenants := snapshotTenants(t)
	snapshots := make([]*compiler.Tenant, len(tenants))
	for i, tenant := range tenants {
		snapshots[i] = throughSnapshot(t, tenant)
		snapshots[i].Shown = tenant.Shown
	}
	for i, before := range tenants {
		if testing.Short() && i%5 > 0 {
			continue
		}
		j := (i + 1) % len(tenants)
		want := planned(t, before, tenants[j])
		if got := planned(t, snapshots[i], tenants[j]); got != want {
			t.Fatalf("against the snapshot\n%s\nagainst the files\n%s", got, want)
		}
		if got := planned(t, before, snapshots[j]); got != want {
			t.Fatalf("of the snapshot\n%s\nof the files\n%s", got, want)
		}
	}
}
