package terraform

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"

	"grants/internal/expression"
)

// isText has the extensions of files that functions read: those of data and templates. Others, such as keys, are not read.
var isText = map[string]bool{".json": true, ".yaml": true, ".yml": true, ".csv": true, ".txt": true, ".tftpl": true, ".tpl": true, ".tmpl": true}

// ReadsText reports whether the files of a configuration may have a file of this name read by file() and the like.
func ReadsText(name string) bool { return isText[path.Ext(name)] }

// texts are the files that functions read. Paths start in the folder that Terraform runs in.
// https://developer.hashicorp.com/terraform/language/functions/file
type texts struct {
	fsys    fs.FS
	dir     string
	meter   *expression.Meter
	known   map[string]string    // texts of files, by their paths
	decoded map[string]cty.Value // values of YAML, by its text
	unread  *cause               // why something that the expression being evaluated reads is not known
	listed  int                  // entries of folders
}

// maxListed is how many entries of folders fileset() goes through, for all of a configuration.
const maxListed = 20_000

// add makes functions of those that read files.
func (t *texts) add(all map[string]function.Function) {
	all["file"] = ofTexts(cty.String, t.file, "path")
	all["fileexists"] = ofTexts(cty.Bool, t.exists, "path")
	all["fileset"] = ofTexts(cty.Set(cty.String), t.set, "path", "pattern")
	all["yamldecode"] = ofTexts(cty.DynamicPseudoType, t.yaml, "src")
}

// ofTexts is a function of some strings.
func ofTexts(result cty.Type, call func(args []string) (cty.Value, error), names ...string) function.Function {
	spec := &function.Spec{Type: function.StaticReturnType(result), Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
		given := make([]string, len(args))
		for i, arg := range args {
			given[i] = arg.AsString()
		}
		return call(given)
	}}
	for _, name := range names {
		spec.Params = append(spec.Params, function.Parameter{Name: name, Type: cty.String})
	}
	return function.New(spec)
}

// notHere is that something is not known here, though Terraform would read it. It is no mistake, which try() would take for one.
func (t *texts) notHere(result cty.Type, format string, args ...any) (cty.Value, error) {
	t.unread = &cause{"file-not-read", fmt.Sprintf(format, args...)}
	return cty.UnknownVal(result), nil
}

// at is a path within the files that are here.
func (t *texts) at(name string) (string, bool) {
	at := path.Join(t.dir, name)
	inGit := slices.ContainsFunc(strings.Split(at, "/"), func(part string) bool { return strings.EqualFold(part, ".git") })
	return at, !path.IsAbs(name) && fs.ValidPath(at) && !inGit && !strings.Contains(name, "\x00")
}

// read is the text of a file. What Terraform would read and is not read here has a reason.
func (t *texts) read(name string) (text, reason string, err error) {
	at, within := t.at(name)
	switch {
	case strings.Contains(name, standInMark):
		return "", "the name of a file is known only after the plan is applied", nil
	case !within:
		return "", fmt.Sprintf("%q lies outside of the files that are read", name), nil
	case !ReadsText(at):
		return "", fmt.Sprintf("%q is not read: no data or template has such a name", name), nil
	}
	if text, known := t.known[at]; known {
		t.meter.Spend(len(text))
		return text, "", nil
	}
	info, err := fs.Stat(t.fsys, at)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", "", fmt.Errorf("there is no file %q", name)
	case err != nil || !info.Mode().IsRegular():
		return "", fmt.Sprintf("%q can't be read", name), nil
	case info.Size() > maxFile:
		return "", fmt.Sprintf("%q has %d bytes; at most %d are read", name, info.Size(), maxFile), nil
	}
	content, err := fs.ReadFile(t.fsys, at)
	if err != nil {
		return "", fmt.Sprintf("%q can't be read", name), nil
	}
	if !utf8.Valid(content) {
		return "", "", fmt.Errorf("%q is not UTF-8", name)
	}
	t.meter.Spend(len(content))
	t.known[at] = string(content)
	return t.known[at], "", nil
}

func (t *texts) file(args []string) (cty.Value, error) {
	text, reason, err := t.read(args[0])
	if reason != "" {
		return t.notHere(cty.String, "%s", reason)
	}
	return cty.StringVal(text), err
}

func (t *texts) exists(args []string) (cty.Value, error) {
	at, within := t.at(args[0])
	if !within {
		return t.notHere(cty.Bool, "%q lies outside of the files that are read", args[0])
	}
	if !ReadsText(at) {
		return t.notHere(cty.Bool, "nobody here knows whether there is %q: no data or template has such a name", args[0])
	}
	info, err := fs.Stat(t.fsys, at)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return t.notHere(cty.Bool, "%q can't be read", args[0])
	}
	return cty.BoolVal(err == nil && info.Mode().IsRegular()), nil
}

// set is the names of files that match a pattern, which has to be one of names that are read.
// https://developer.hashicorp.com/terraform/language/functions/fileset
func (t *texts) set(args []string) (cty.Value, error) {
	at, within := t.at(args[0])
	pattern := path.Clean(args[1])
	switch {
	case !within || !fs.ValidPath(pattern):
		return t.notHere(cty.Set(cty.String), "%q lies outside of the files that are read", path.Join(args[0], args[1]))
	case !doublestar.ValidatePattern(pattern):
		return cty.NilVal, fmt.Errorf("%q is no pattern", args[1])
	case !namesTexts(pattern):
		return t.notHere(cty.Set(cty.String), "nobody here knows which files match %q: only those of data and templates are read", args[1])
	}
	folder, err := fs.Sub(t.fsys, at)
	if err != nil {
		return cty.NilVal, err
	}
	var names []cty.Value
	counting := counted{folder, t}
	err = doublestar.GlobWalk(counting, pattern, func(name string, _ fs.DirEntry) error {
		if info, err := fs.Stat(folder, name); err == nil && info.Mode().IsRegular() {
			names = append(names, cty.StringVal(name))
		}
		return nil
	})
	switch {
	case t.listed > maxListed:
		return t.notHere(cty.Set(cty.String), "folders have more than %d files and folders in them", maxListed)
	case err != nil:
		return cty.NilVal, err
	case len(names) == 0:
		return cty.SetValEmpty(cty.String), nil
	}
	return cty.SetVal(names), nil
}

// namesTexts reports whether whatever matches a pattern is a file that is read: what stands behind its last point says so, with each of its choices.
func namesTexts(pattern string) bool {
	point := strings.LastIndexByte(pattern, '.')
	if point < 0 {
		return false
	}
	before, choices, isChoice := strings.Cut(pattern[point:], "{")
	choices, after, _ := strings.Cut(choices, "}")
	if !isChoice {
		return isText[before]
	}
	return !slices.ContainsFunc(strings.Split(choices, ","), func(choice string) bool { return !isText[before+choice+after] })
}

// counted is a folder whose entries are counted as they are listed. What git keeps is no part of it.
type counted struct {
	fs.FS
	texts *texts
}

// ReadDir lists nothing more once too much was listed.
func (c counted) ReadDir(name string) ([]fs.DirEntry, error) {
	if c.texts.listed > maxListed {
		return nil, nil
	}
	entries, err := fs.ReadDir(c.FS, name)
	c.texts.listed += len(entries)
	return slices.DeleteFunc(entries, func(entry fs.DirEntry) bool { return entry.Name() == ".git" }), err
}
