package report

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"grants/internal/render/document"
)

// column is numbers that stand in the data as differences, each to the one before it and the first to 0: most of our numbers rise, or stay, and differences
// that are the same are compressed to nearly nothing.
type column []int

func (c *column) add(n int) { *c = append(*c, n) }

// appendData appends data as JSON: structs by their tags, columns as differences, and lists that are nil as empty ones.
func appendData(b []byte, value reflect.Value) []byte {
	switch v := value.Interface().(type) {
	case json.RawMessage:
		return append(b, v...)
	case column:
		return appendColumn(b, v)
	case []int:
		return appendNumbers(b, v)
	case []string:
		return document.AppendList(b, v)
	}
	switch value.Kind() {
	case reflect.Struct:
		b = appendFields(append(b, '{'), value)
		return append(b, '}')
	case reflect.Pointer:
		return appendData(b, value.Elem())
	case reflect.Slice:
		b = append(b, '[')
		for i := range value.Len() {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendData(b, value.Index(i))
		}
		return append(b, ']')
	}
	return document.AppendValue(b, value.Interface())
}

func appendFields(b []byte, value reflect.Value) []byte {
	for i, field := range fieldsOf(value) {
		if i > 0 {
			b = append(b, ',')
		}
		b = field.append(b)
	}
	return b
}

// field is one of a struct that has a tag, which is its name.
type field struct {
	tag   string
	value reflect.Value
}

func (f field) append(b []byte) []byte {
	return appendData(append(strconv.AppendQuote(b, f.tag), ':'), f.value)
}

// fieldsOf are the fields of a struct, those of embedded ones among them.
func fieldsOf(value reflect.Value) []field {
	var fields []field
	for i := range value.NumField() {
		of := value.Type().Field(i)
		tag, _, _ := strings.Cut(of.Tag.Get("json"), ",")
		switch {
		case of.Anonymous:
			fields = append(fields, fieldsOf(reflect.Indirect(value.Field(i)))...)
		case tag != "":
			fields = append(fields, field{tag, value.Field(i)})
		}
	}
	return fields
}

// reserve makes room for n numbers in every column of a table.
func reserve(table any, n int) {
	for _, field := range fieldsOf(reflect.ValueOf(table).Elem()) {
		field.value.Set(reflect.ValueOf(make(column, 0, n)))
	}
}

func appendColumn(b []byte, numbers []int) []byte {
	before := 0
	b = append(b, '[')
	for i, n := range numbers {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(n-before), 10)
		before = n
	}
	return append(b, ']')
}

func appendNumbers(b []byte, numbers []int) []byte {
	b = append(b, '[')
	for i, n := range numbers {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return append(b, ']')
}
