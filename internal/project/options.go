package project

import (
	"maps"

	"grants/config/language"
	"grants/internal/policy"
	"grants/internal/source"
)

// Options are what a project is evaluated with, and the files of values among that as the user knows them.
type Options struct {
	language.Options
	Policies []PolicyFile
	files    map[string]varFile
}

// PolicyFile is a file of policies that judge the project. One of the project's own is shown as its other files are.
type PolicyFile struct {
	policy.Source
	Shown string // of one that is none of the project's own: what the user calls it
}

type varFile struct {
	shown   string
	content []byte
}

// Add takes a file of values along, and gives it in the form that config reads.
func (o *Options) Add(file *source.Companion) language.VarFile {
	if o.files == nil {
		o.files = map[string]varFile{}
	}
	o.files[file.Name] = varFile{shown: file.Shown, content: file.Content}
	return language.VarFile{Name: file.Name, Content: file.Content, Own: file.Own}
}

// values are the files that are none of the project's, by the names that diagnostics have for them.
func (o *Options) values() map[string]varFile {
	given := maps.Clone(o.files)
	for _, file := range o.Policies {
		if file.Shown == "" {
			continue
		}
		if given == nil {
			given = map[string]varFile{}
		}
		given[file.Name] = varFile{shown: file.Shown, content: file.Content.Text}
	}
	return given
}
