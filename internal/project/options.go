package project

import (
	"grants/config/language"
	"grants/internal/source"
)

// Options are what a project is evaluated with, and the files of values among that as the user knows them.
type Options struct {
	language.Options
	files map[string]varFile
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
