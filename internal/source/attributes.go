package source

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// attributesFile is where git's attributes of files stand, in any folder, for the files below it. https://git-scm.com/docs/gitattributes
const attributesFile = ".gitattributes"

// isAttributes is true of what some systems take for the file, too.
func isAttributes(e *entry) bool {
	return !e.isSubmodule() && strings.EqualFold(path.Base(e.name), attributesFile)
}

// attributesAbove are the files with attributes that concern a path, without those at or below it.
func attributesAbove(at string) []string {
	var names []string
	for folder := path.Dir(at); ; folder = path.Dir(folder) {
		names = append(names, joinPath(folder, attributesFile))
		if folder == "." {
			return names
		}
	}
}

// attributeRules are the attributes by which a checkout has another content than git keeps.
type attributeRules struct {
	byFolder map[folderOfRepository][]attributeRule
	macros   map[*repository]map[string][]assignment
	count    int
}

type folderOfRepository struct {
	repository *repository
	folder     string
}

// attributeRule is a line of .gitattributes.
type attributeRule struct {
	pattern     pattern
	assignments []assignment
	file        string // where it stands
}

// assignment is a value for an attribute; no value takes it away.
type assignment struct{ name, value string }

// isSet is the value of an attribute without one.
const isSet = "\x00"

// converting are the attributes of interest.
var converting = []string{"filter", "working-tree-encoding", "ident", "eol"}

func newAttributeRules() *attributeRules {
	return &attributeRules{byFolder: map[folderOfRepository][]attributeRule{}, macros: map[*repository]map[string][]assignment{}}
}

func readAttributes(entries []entry) (*attributeRules, error) {
	r := newAttributeRules()
	for i := range entries {
		entries[i].name = entries[i].repository.top + "\x00" + entries[i].path // names of several folders and repositories
	}
	texts, err := readFiles(entries, maxFile)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.path, b.path) }) // the root first, which has the macros
	for i := range entries {
		r.add(&entries[i], texts[entries[i].name])
	}
	return r, nil
}

// ownAttributes are those that stand beside a repository's objects and not among its files. They come before all others.
// https://git-scm.com/docs/gitattributes
const ownAttributes = ".git/info/attributes"

// readOwn adds what stands in the repositories of some files.
func (r *attributeRules) readOwn(files []entry) error {
	read := map[*repository]bool{}
	for _, e := range files {
		if read[e.repository] {
			continue
		}
		read[e.repository] = true
		name, err := e.git("rev-parse", "--git-path", "info/attributes")
		if err != nil {
			return err
		}
		if name = strings.TrimSuffix(name, "\n"); !filepath.IsAbs(name) {
			name = filepath.Join(e.top, name)
		}
		text, err := (*Files)(nil).Read(name, maxFile)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return fmt.Errorf("read %s: %w", ownAttributes, Cause(err))
		default:
			r.addTo(folderOfRepository{e.repository, ownAttributes}, &entry{repository: e.repository, path: ownAttributes}, text)
		}
	}
	return nil
}

func (r *attributeRules) add(e *entry, text []byte) {
	r.addTo(folderOfRepository{e.repository, joinPath(path.Dir(e.path), "")}, e, text)
}

func (r *attributeRules) addTo(key folderOfRepository, e *entry, text []byte) {
	for line := range bytes.Lines(text) {
		written, rest := cutPattern(strings.Trim(string(line), " \t\r\n"))
		macro, isMacro := strings.CutPrefix(written, "[attr]")
		assignments := r.assignments(e.repository, strings.Fields(rest))
		switch {
		case written == "" || len(assignments) == 0:
		case isMacro:
			if r.macros[e.repository] == nil {
				r.macros[e.repository] = map[string][]assignment{}
			}
			r.macros[e.repository][macro] = assignments
		default:
			r.byFolder[key] = append(r.byFolder[key], attributeRule{newPattern(written), assignments, e.path})
			r.count++
		}
	}
}

// cutPattern cuts a line after its pattern, which may be in quotes. A comment has none.
func cutPattern(line string) (pattern, rest string) {
	switch {
	case strings.HasPrefix(line, "#"):
		return "", ""
	case strings.HasPrefix(line, `"`):
		if quoted, err := strconv.QuotedPrefix(line); err == nil {
			if text, err := strconv.Unquote(quoted); err == nil {
				return text, line[len(quoted):]
			}
		}
	}
	if i := strings.IndexAny(line, " \t"); i >= 0 {
		return line[:i], line[i:]
	}
	return line, ""
}

// assignments are those of interest: NAME, NAME=VALUE, -NAME, !NAME, and what macros stand for.
func (r *attributeRules) assignments(of *repository, words []string) []assignment {
	var list []assignment
	for _, word := range words {
		name, value, hasValue := strings.Cut(word, "=")
		if !hasValue {
			value = isSet
		}
		if off := strings.TrimLeft(name, "-!"); off != name {
			name, value = off, ""
		}
		if slices.Contains(converting, name) {
			list = append(list, assignment{name, value})
		} else if value == isSet {
			list = append(list, r.macros[of][name]...)
		}
	}
	return list
}

// maxMatches is how many patterns are held against paths.
const maxMatches = 50_000_000

// check refuses files that a checkout hands out with another content than git keeps: what is deployed is another configuration.
func (r *attributeRules) check(info *Info, files []entry, contents map[string][]byte) error {
	if r.count*len(files) > maxMatches {
		return fmt.Errorf("%d lines in %s are too many for %d files", r.count, attributesFile, len(files))
	}
	if r.count == 0 {
		return nil
	}
	for i := range files {
		if conversion := r.conversion(&files[i], contents[files[i].name]); conversion != "" {
			return fmt.Errorf("%q is not kept as it is checked out in %s (%s), so what git keeps is not what is deployed: "+
				"take the attribute away from configuration, or compare folders with dir:PATH", files[i].name, info.State(), conversion)
		}
	}
	return nil
}

// conversion is the attribute by which a file is checked out with another content, and where that stands; empty for none.
func (r *attributeRules) conversion(e *entry, content []byte) string {
	values, places := map[string]string{}, map[string]string{}
	apply := func(folder, within string) {
		for _, rule := range r.byFolder[folderOfRepository{e.repository, folder}] {
			for _, a := range rule.assignments {
				if rule.pattern.matches(within, a.value != "") {
					values[a.name], places[a.name] = a.value, rule.file
				}
			}
		}
	}
	for folder := range foldersAbove(e.path) {
		apply(folder, strings.TrimPrefix(strings.TrimPrefix(e.path, folder), "/"))
	}
	apply(ownAttributes, e.path)
	for _, name := range converting {
		if value := values[name]; converts(name, value, content) {
			return strings.TrimSuffix(name+"="+value, "="+isSet) + " in " + strconv.Quote(places[name])
		}
	}
	return ""
}

// converts reports whether an attribute makes another configuration of a content. Line ends count within a heredoc only.
func converts(name, value string, content []byte) bool {
	switch name {
	case "filter":
		return value != "" && value != isSet
	case "working-tree-encoding":
		return value != "" && !strings.EqualFold(value, "UTF-8") && !strings.EqualFold(value, "UTF8")
	case "ident":
		return value != "" && bytes.Contains(content, []byte("$Id"))
	}
	return value == "crlf" && bytes.Contains(content, []byte("<<"))
}

// foldersAbove are the folders around a file, from the root on.
func foldersAbove(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for at := 0; yield(strings.TrimSuffix(name[:at], "/")); {
			next := strings.IndexByte(name[at:], '/')
			if next < 0 {
				return
			}
			at += next + 1
		}
	}
}

// pattern is a pattern of .gitattributes, split at slashes. Without a slash it is about names in any folder.
type pattern struct {
	parts    []string
	anyDepth bool
	odd      bool // what it matches is not known
}

func newPattern(written string) pattern {
	p := pattern{anyDepth: !strings.Contains(written, "/"), odd: strings.Contains(written, "[[:")}
	written = strings.ReplaceAll(strings.TrimPrefix(written, "/"), "[!", "[^")
	p.parts = strings.Split(written, "/")
	for _, part := range p.parts {
		if _, err := path.Match(part, ""); err != nil {
			p.odd = true
		}
	}
	return p
}

// matches reports whether a pattern matches a path or, where that is in doubt, a default. What differs in case only is in doubt.
func (p *pattern) matches(name string, inDoubt bool) bool {
	if p.odd {
		return inDoubt
	}
	return p.match(p.parts, name) || inDoubt && p.match(lower(p.parts), strings.ToLower(name))
}

func lower(parts []string) []string {
	all := make([]string, 0, len(parts))
	for _, part := range parts {
		all = append(all, strings.ToLower(part))
	}
	return all
}

// match takes ** for any number of folders. Where what follows one does not match, it is tried further on, and never the one before.
func (p *pattern) match(parts []string, name string) bool {
	if p.anyDepth {
		matched, _ := path.Match(parts[0], path.Base(name))
		return matched
	}
	names := strings.Split(name, "/")
	stars, retry := -1, 0
	i, n := 0, 0
	for n < len(names) {
		switch {
		case i < len(parts) && parts[i] == "**":
			stars, retry = i, n
			i++
		case i < len(parts) && matchPart(parts[i], names[n]):
			i, n = i+1, n+1
		case stars >= 0:
			retry++
			i, n = stars+1, retry
		default:
			return false
		}
	}
	return i == len(parts)
}

func matchPart(part, name string) bool {
	matched, _ := path.Match(part, name)
	return matched
}
