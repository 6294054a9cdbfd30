package syntax

// MeasureJSON finds brackets beyond the limit, and numbers.
func MeasureJSON(content []byte) Shape {
	s := Shape{plain: true}
	depth, digits, quoted := 0, 0, false
	for i := 0; i < len(content); i++ {
		b := content[i]
		if digits++; quoted || b < '0' || b > '9' {
			digits = 0
		}
		switch {
		case digits > MaxDigits/2: // before the point, or behind it
			s.exceed(tooManyDigits, i)
			return s
		case quoted && b == '\\':
			i++
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '{' || b == '[':
			if depth++; depth > MaxNesting {
				s.exceed(tooDeep, i)
				return s
			}
		case b == '}' || b == ']':
			depth = max(0, depth-1)
		}
	}
	return s
}
