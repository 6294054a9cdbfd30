package document

// AppendString appends s as encoding/json writes it, and leaves what is not plain to encoding/json.
func AppendString(b []byte, s string) []byte {
	start := len(b)
	b = append(b, '"')
	from := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ' || c >= 0x7f:
			return AppendValue(b[:start], s)
		case c == '"' || c == '\\': // the key of an address
			b = append(append(b, s[from:i]...), '\\')
			from = i
		}
	}
	return append(append(b, s[from:]...), '"')
}

// AppendList appends a list of strings on one line.
func AppendList(b []byte, items []string) []byte {
	b = append(b, '[')
	for i, item := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = AppendString(b, item)
	}
	return append(b, ']')
}

// AppendBool appends true or false.
func AppendBool(b []byte, value bool) []byte {
	if value {
		return append(b, "true"...)
	}
	return append(b, "false"...)
}
