package invocation

import "io"

// Format is a form of a result, by its name on the command line.
type Format[T any] struct {
	Name  string
	Write func(io.Writer, T) error
}

// Formats are those of a result that depend on nothing else, the default first.
type Formats[T any] []Format[T]

// Names are what they are called on the command line.
func (f Formats[T]) Names() []string {
	names := make([]string, len(f))
	for i, format := range f {
		names[i] = format.Name
	}
	return names
}

// Of writes a result in the format that is asked for.
func (f Formats[T]) Of(result T) Writer {
	return func(name string, w io.Writer, _ bool) error {
		for _, format := range f {
			if format.Name == name {
				return format.Write(w, result)
			}
		}
		panic("there is no format " + name)
	}
}
