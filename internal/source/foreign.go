package source

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"grants/config"
	"grants/diag"
	"grants/internal/door/auth0api"
	"grants/internal/door/deploycli"
	"grants/internal/door/terraform"
)

// Foreign says what stands beside a foreign source.
type Foreign struct {
	Keywords   string            // the deploy CLI's config.json, as the user names it; empty without one
	Unreplaced bool              // keywords stay as they are; the rest of Keywords counts
	Domain     string            // the tenant's domain, where the source does not say it
	Workspace  string            // Terraform's
	Variables  map[string]string // of Terraform's root module
	VarFiles   []string          // of values for these, as the user names them
	Stdin      io.Reader         // what "-" stands for
}

// door reads a foreign form: the file or folder at a name.
type door func(fsys fs.FS, name string, f *foreignFiles) (*config.Config, []diag.Diagnostic, error)

// doors are the schemes of foreign forms.
var doors = map[string]struct {
	open door
	form string // what stands behind the scheme
	of   string // what it reads
}{
	"api":       {openAPI, "api:PATH", "answers of the Management API"},
	"a0deploy":  {openDeploy, "a0deploy:PATH", "files of auth0-deploy-cli"},
	"tfplan":    {openPlan, "tfplan:FILE", "a plan, as terraform show -json prints it"},
	"terraform": {openTerraform, "terraform:DIR", "files of Terraform"},
	"tfstate":   {openState, "tfstate:FILE", "a state, as terraform show -json prints it"},
}

// IsForeign reports whether a name is that of a source in a foreign form: SCHEME:VALUE.
func IsForeign(name string) bool {
	scheme, _, found := strings.Cut(name, ":")
	_, known := doors[scheme]
	return found && known
}

// OwnVarFiles are the files of values that are not Terraform's, of those that a command line names where a source of Terraform takes part.
func OwnVarFiles(names []string, sources ...string) []string {
	if !slices.ContainsFunc(sources, func(spec string) bool { return strings.HasPrefix(spec, "terraform:") }) {
		return names
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return strings.HasSuffix(strings.TrimSuffix(name, ".json"), ".tfvars") })
}

// giveDomain says what the tenant's domain is where the source does not.
func giveDomain(c *config.Config, domain string) {
	if domain == "" || c.Tenant != nil && c.Tenant.Domain.Set {
		return
	}
	if c.Tenant == nil {
		c.Tenant = &config.TenantSettings{Block: config.Block{Address: "tenant"}}
	}
	c.Tenant.Domain = config.Located[string]{Value: domain, Set: true}
}

// ForeignAt is what names another state of a foreign source that is a file or folder on disk: of git:REV, SCHEME:git:REV:PATH. What is in a foreign form
// already, or has a path, stays.
func (p *Project) ForeignAt(state string) string {
	scheme, _, _ := strings.Cut(state, ":")
	switch {
	case scheme == "git" || scheme == "merge-base":
		if _, _, named := cutRevision(state[len(scheme)+1:]); named {
			return state
		}
		state += ":"
	case scheme != "index" || state != "index:":
		return state
	}
	if strings.Contains(p.named, ":") || p.named == "-" || filepath.IsAbs(p.named) {
		return state
	}
	return p.Foreign + ":" + state + "./" + filepath.ToSlash(filepath.Clean(p.named))
}

// Before is what a foreign source is compared with where nobody says: a plan with what it starts from, and files with what they were in another state.
func Before(spec, state string) (string, error) {
	scheme, value, _ := strings.Cut(spec, ":")
	switch {
	case scheme == "tfplan" && !strings.HasSuffix(value, beforeSuffix):
		return spec + beforeSuffix, nil
	case value == "-" || strings.Contains(value, ":") || filepath.IsAbs(value):
		return "", fmt.Errorf("name what %q is compared with: --against", spec)
	}
	return scheme + ":" + state + ":./" + filepath.ToSlash(filepath.Clean(value)), nil
}

// foreignFiles is the file or folder of a foreign source, with what is around it.
type foreignFiles struct {
	fsys    fs.FS  // of the folder, or the folder that the file is in
	name    string // within it
	dir     string // the folder as the user knows it
	top     string // where it is on disk; empty where it is not
	before  bool   // of a plan: what it starts from
	options Foreign
	beside  func(name string) (*Companion, error) // a file that the user names beside the source
}

// openForeign opens a source in a foreign form. PATH may be one of a commit or the index: git:REV:PATH, merge-base:REF:PATH, index:PATH.
func (s *Sides) openForeign(info *Info, scheme, value string) (*Project, error) {
	of := doors[scheme]
	if value == "" {
		return nil, fmt.Errorf("expected %s", of.form)
	}
	files, err := s.foreignFiles(info, scheme, value)
	var lost *lostError
	switch {
	case errors.As(err, &lost) && lost.nothing: // that is what it was then
		info.note("%v, so it is empty", lost)
		return &Project{FS: newTree(nil), Config: &config.Config{Files: &diag.Files{}}, Foreign: scheme, named: value}, nil
	case err != nil:
		return nil, err
	}
	cfg, diagnostics, err := of.open(&bounded{FS: files.fsys, top: files.top, confined: map[string]error{}, room: maxForeign}, files.name, files)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no %q", info.Path)
	case err != nil:
		return nil, fmt.Errorf("read %q as %s: %w", info.Path, of.of, err)
	}
	giveDomain(cfg, s.Foreign.Domain)
	return &Project{FS: files.fsys, Dir: files.dir, Config: cfg, Diagnostics: diagnostics, Foreign: scheme, named: value, here: standIn(s.Base, files.dir)}, nil
}

func (s *Sides) foreignFiles(info *Info, scheme, value string) (*foreignFiles, error) {
	before := false
	if scheme == "tfplan" {
		value, before = strings.CutSuffix(value, beforeSuffix)
	}
	state, rest, _ := strings.Cut(value, ":")
	var files *foreignFiles
	var err error
	switch {
	case value == "-":
		files, err = s.piped(info)
	case state == "git", state == "merge-base", state == "index":
		files, err = s.committed(info, state, rest, scheme == "terraform")
	case scheme == "terraform":
		files, err = s.inRepository(info, value)
	default:
		files, err = s.onDiskAt(info, value)
	}
	if err != nil {
		return nil, err
	}
	files.before, files.options = before, s.Foreign
	if before {
		info.Path += beforeSuffix
	}
	if info.Revision != "" {
		info.foreign = &files.dir
	}
	if files.beside == nil {
		files.beside = s.onDisk
	}
	return files, nil
}

// beforeSuffix asks for what a plan starts from.
const beforeSuffix = "@before"

// maxForeign is how many bytes of a foreign source are read, all files together. The answers about 200,000 grants have a quarter of them.
const maxForeign = 256 << 20

func (s *Sides) piped(info *Info) (*foreignFiles, error) {
	info.Path = "-"
	if s.Foreign.Stdin == nil {
		return nil, errors.New("there is no standard input")
	}
	content, err := io.ReadAll(&limited{s.Foreign.Stdin, maxForeign, maxForeign})
	if err != nil {
		return nil, fmt.Errorf("read standard input: %w", err)
	}
	return &foreignFiles{fsys: newTree(map[string][]byte{stdinName: content}), name: stdinName}, nil
}

// stdinName is what the standard input is called in reports.
const stdinName = "stdin.json"

func (s *Sides) onDiskAt(info *Info, name string) (*foreignFiles, error) {
	info.Path = filepath.ToSlash(filepath.Clean(name))
	at := s.path(name)
	stat, err := os.Stat(at)
	if err == nil {
		err = Confine(at)
	}
	switch {
	case err != nil:
		return nil, unopened(name, err)
	case stat.IsDir():
		root, err := os.OpenRoot(at)
		if err != nil {
			return nil, unopened(name, err)
		}
		return &foreignFiles{fsys: root.FS(), name: ".", dir: shown(name), top: at}, nil
	case !stat.Mode().IsRegular(): // a pipe, such as a shell makes of <(...)
		content, err := s.Files.Read(at, maxForeign)
		return &foreignFiles{fsys: newTree(map[string][]byte{stdinName: content}), name: stdinName}, err
	}
	root, err := os.OpenRoot(filepath.Dir(at))
	if err != nil {
		return nil, unopened(name, err)
	}
	return &foreignFiles{fsys: root.FS(), name: filepath.Base(at), dir: shown(filepath.Dir(name)), top: filepath.Dir(at)}, nil
}

// inRepository opens a folder with all of the repository around it, where modules are that it calls.
func (s *Sides) inRepository(info *Info, name string) (*foreignFiles, error) {
	files, err := s.onDiskAt(info, name)
	top := Root(s.path(name))
	if err != nil || top == "" || files.name != "." {
		return files, err
	}
	root, err := os.OpenRoot(top)
	if err != nil {
		return nil, unopened(name, err)
	}
	return &foreignFiles{fsys: root.FS(), name: cmp.Or(pathFrom(top, absolute(s.path(name))), "."), dir: shown(s.named(top)), top: top}, nil
}

func absolute(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		return abs
	}
	return name
}

// committed opens a file or folder of a commit, or of the index; of all of it, where what is around the folder counts.
func (s *Sides) committed(info *Info, scheme, value string, all bool) (*foreignFiles, error) {
	r, at, err := s.repository()
	if err != nil {
		return nil, err
	}
	var st state = &indexState{r}
	name := value
	if scheme != "index" {
		revision, within, _ := cutRevision(value)
		name = within
		if err := s.findCommit(r, info, scheme, revision); err != nil {
			return nil, err
		}
		st = &commitState{r, info.Revision}
	}
	if name != "" {
		at = r.resolve(name)
	}
	info.Path = cmp.Or(at, ".")
	found, err := locate(info, st, at)
	if err != nil {
		return nil, err
	}
	within := "."
	switch {
	case all:
		within, at = cmp.Or(at, "."), ""
		if found, err = locate(info, st, at); err != nil {
			return nil, err
		}
	case found.entry.isFile():
		within = path.Base(at)
		at = joinPath(path.Dir(at), "")
		if found, err = locate(info, st, at); err != nil {
			return nil, err
		}
	}
	content, err := found.foreign(info)
	if err != nil {
		return nil, err
	}
	return &foreignFiles{fsys: newTree(content), name: within, dir: at, beside: s.inState(r, info, st)}, nil
}

// foreign is the files below a folder that foreign forms have. Links are followed within the folder, as they are on disk.
func (l *located) foreign(info *Info) (map[string][]byte, error) {
	entries, err := l.state.files(l.entry, func(e *entry) bool { return (e.isFile() || e.isLink()) && isForeignFile(e.path) })
	if err != nil {
		return nil, err
	}
	var links []entry
	files := slices.DeleteFunc(entries, func(e entry) bool {
		if e.isLink() {
			links = append(links, e)
		}
		return e.isLink()
	})
	if len(links) > 0 {
		followed, err := l.follow(info, links)
		if err != nil {
			return nil, err
		}
		files = append(files, followed...)
	}
	return readFiles(files, maxForeign)
}

// isForeignFile reports whether some foreign form has a file of this name.
func isForeignFile(name string) bool {
	extension := path.Ext(name)
	return extension == ".tf" || extension == ".tfvars" || terraform.ReadsText(name)
}

// Keywords are what the deploy CLI's config.json on disk has for keywords.
func (s *Sides) Keywords() (deploycli.Keywords, error) {
	settings, err := readKeywords(s.Foreign.Keywords, s.onDisk)
	if err != nil || settings == nil {
		return nil, err
	}
	return settings.Keywords, nil
}

// readKeywords reads the deploy CLI's config.json, which each side has of its own; nil where none is named.
func readKeywords(name string, beside func(string) (*Companion, error)) (*deploycli.Settings, error) {
	if name == "" {
		return nil, nil
	}
	file, err := named("--keywords", name, beside)
	if err != nil {
		return nil, err
	}
	settings, err := deploycli.ReadSettings(file.Content)
	if err != nil {
		return nil, fmt.Errorf("--keywords: %q: %w", name, err)
	}
	return settings, nil
}

// named is a file that a flag names, as a side has it.
func named(flag, name string, beside func(string) (*Companion, error)) (*Companion, error) {
	file, err := beside(name)
	if err == nil && file == nil {
		err = errors.New("this side does not have it")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: read %q: %v", flag, name, Cause(err)) // whatever lacks, it is not the source
	}
	return file, nil
}

func openAPI(fsys fs.FS, name string, _ *foreignFiles) (*config.Config, []diag.Diagnostic, error) {
	if name != "." {
		return auth0api.Read(fsys, []string{name})
	}
	names, err := auth0api.Listings(fsys)
	if err == nil && len(names) == 0 {
		err = errors.New("no file in it is called clients*.json, client-grants*.json or resource-servers*.json")
	}
	if err != nil {
		return nil, nil, err
	}
	return auth0api.Read(fsys, names)
}

func openDeploy(fsys fs.FS, name string, f *foreignFiles) (*config.Config, []diag.Diagnostic, error) {
	settings, err := readKeywords(f.options.Keywords, f.beside)
	if err != nil {
		return nil, nil, err
	}
	if name == "." {
		for _, file := range []string{"tenant.yaml", "tenant.yml"} {
			if _, err := fs.Stat(fsys, file); err == nil {
				name = file
			}
		}
	}
	if settings != nil && f.options.Unreplaced {
		unreplaced := *settings
		unreplaced.Keywords = nil
		settings = &unreplaced
	}
	return deploycli.Read(fsys, name, deploycli.Options{Settings: settings})
}

func openPlan(fsys fs.FS, name string, f *foreignFiles) (*config.Config, []diag.Diagnostic, error) {
	if f.before {
		return terraform.Read(fsys, name, terraform.Before)
	}
	return terraform.Read(fsys, name, terraform.After)
}

func openTerraform(fsys fs.FS, name string, f *foreignFiles) (*config.Config, []diag.Diagnostic, error) {
	opts := terraform.Options{Workspace: f.options.Workspace, Domain: f.options.Domain, Variables: f.options.Variables}
	for _, name := range f.options.VarFiles {
		if strings.Contains(path.Base(filepath.ToSlash(name)), ".grantsvars.") { // of the other side
			continue
		}
		file, err := named("--var-file", name, f.beside)
		if err != nil {
			return nil, nil, err
		}
		opts.Files = append(opts.Files, terraform.ValueFile{Name: file.Name, Content: file.Content})
	}
	return terraform.ReadFiles(fsys, name, opts)
}

func openState(fsys fs.FS, name string, _ *foreignFiles) (*config.Config, []diag.Diagnostic, error) {
	return terraform.Read(fsys, name, terraform.Now)
}

// bounded is a file system of which only so many bytes are read, and nothing where links lead out of the repository or into what git keeps there.
type bounded struct {
	fs.FS
	top      string           // where it is on disk; empty where it is not
	confined map[string]error // what Confine says of its folders
	room     int64
}

// Open opens a file or a folder.
func (b *bounded) Open(name string) (fs.File, error) {
	if err := b.confine(name); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return b.FS.Open(name)
}

// confine is Confine, which looks at a folder once.
func (b *bounded) confine(name string) error {
	if b.top == "" {
		return nil
	}
	folder := path.Dir(name)
	err, known := b.confined[folder]
	if !known {
		err = Confine(filepath.Join(b.top, filepath.FromSlash(folder)))
		b.confined[folder] = err
	}
	at := filepath.Join(b.top, filepath.FromSlash(name))
	if info, lost := os.Lstat(at); err == nil && lost == nil && info.Mode()&fs.ModeSymlink != 0 {
		return Confine(at)
	}
	return err
}

// ReadFile is the content of a file, if there is room for it.
func (b *bounded) ReadFile(name string) ([]byte, error) {
	if err := b.confine(name); err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	info, err := fs.Stat(b.FS, name)
	if err != nil {
		return nil, err
	}
	if err := endless(info, maxForeign); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	file, err := b.FS.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var content bytes.Buffer
	content.Grow(int(min(info.Size(), b.room)) + bytes.MinRead) // it is read at once, and kept as it is
	_, err = content.ReadFrom(&limited{file, b.room, b.room})
	b.room -= int64(content.Len())
	return content.Bytes(), err
}
