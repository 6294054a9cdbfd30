package cli

import "io"

// format is a form of a result, by its name on the command line.
type format[T any] struct {
	name  string
	write func(io.Writer, T) error
}

// formats are those of a result that depend on nothing else, the default first.
type formats[T any] []format[T]

func (f formats[T]) names() []string {
	names := make([]string, len(f))
	for i, format := range f {
		names[i] = format.name
	}
	return names
}

// of writes a result in the format that is asked for.
func (f formats[T]) of(result T) writer {
	return func(name string, w io.Writer, _ bool) error {
		for _, format := range f {
			if format.name == name {
				return format.write(w, result)
			}
		}
		panic("there is no format " + name)
	}
}
