package expression

import (
	"iter"
	"slices"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// Function is a function of the language: how it is called, and what it does. None reads files, environment, clock, network or randomness.
type Function struct {
	Signature string // name(argument, argument...) type; three dots where there may be any number of the last
	Doc       string // a sentence, or several
	Example   string // a call
	Result    string // its value, as it could be written
	call      function.Function
}

// Name is what the function is called by.
func (f Function) Name() string {
	name, _, _ := strings.Cut(f.Signature, "(")
	return name
}

// EveryFunction is the functions of the language, by name.
func EveryFunction() iter.Seq[Function] { return slices.Values(functions) }

var functions = []Function{
	{"abs(number) number", "The number without its sign.",
		"abs(-3)", "3", stdlib.AbsoluteFunc},
	{"alltrue(list) bool", "Whether all elements are true, as they are of an empty list.",
		"alltrue([true, 1 < 2])", "true", quantifier(func(list []bool) bool { return !slices.Contains(list, false) })},
	{"anytrue(list) bool", "Whether an element is true, as none is of an empty list.",
		"anytrue([false, 1 < 2])", "true", quantifier(func(list []bool) bool { return slices.Contains(list, true) })},
	{"ceil(number) number", "The next whole number, upwards.",
		"ceil(1.2)", "2", stdlib.CeilFunc},
	{"chunklist(list, size) list", "The list in parts of a size; the last may be shorter.",
		`chunklist(["a", "b", "c"], 2)`, `[["a", "b"], ["c"]]`, stdlib.ChunklistFunc},
	{"coalesce(value...) any", "The first argument that is not null. All are of one type.",
		`coalesce(null, "a")`, `"a"`, stdlib.CoalesceFunc},
	{"coalescelist(list...) list", "The first list that is not empty.",
		`coalescelist([], ["a"])`, `["a"]`, stdlib.CoalesceListFunc},
	{"compact(list) list", "The list without strings that are empty.",
		`compact(["a", "", "b"])`, `["a", "b"]`, stdlib.CompactFunc},
	{"concat(list...) list", "The elements of all lists, in their order.",
		`concat(["a"], ["b", "a"])`, `["a", "b", "a"]`, stdlib.ConcatFunc},
	{"contains(list, value) bool", "Whether a list or a set has an element.",
		`contains(["dev", "prod"], "prod")`, "true", stdlib.ContainsFunc},
	{"distinct(list) list", "The list without repetitions. The first of equal elements stays.",
		`distinct(["a", "b", "a"])`, `["a", "b"]`, distinctFunc},
	{"element(list, index) any", "The element at an index, which begins at 0 and goes round at the end.",
		`element(["a", "b"], 3)`, `"b"`, stdlib.ElementFunc},
	{"endswith(string, suffix) bool", "Whether a string ends with another.",
		`endswith("orders.read", ".read")`, "true", affix(strings.HasSuffix)},
	{"flatten(list) list", "The elements of lists within the list, however deep, as one list.",
		`flatten([["a"], [["b"], "c"]])`, `["a", "b", "c"]`, stdlib.FlattenFunc},
	{"floor(number) number", "The next whole number, downwards.",
		"floor(1.8)", "1", stdlib.FloorFunc},
	{"format(format, value...) string", "A string made by a pattern: %s is a string, %d a whole number, %q a string in quotes, %v any value.",
		`format("%s-%03d", "stage", 7)`, `"stage-007"`, stdlib.FormatFunc},
	{"formatlist(format, value...) list", "format for each element of the lists among the arguments.",
		`formatlist("read:%s", ["posts", "friends"])`, `["read:posts", "read:friends"]`, stdlib.FormatListFunc},
	{"indent(spaces, string) string", "The string with spaces before each line but the first.",
		`indent(2, "a\nb")`, `"a\n  b"`, stdlib.IndentFunc},
	{"index(value, key) any", "The element of a list at an index, or of a map at a key.",
		`index(["a", "b"], 1)`, `"b"`, stdlib.IndexFunc},
	{"join(separator, list...) string", "The strings of the lists in one, with something between them.",
		`join("-", ["a", "b"])`, `"a-b"`, stdlib.JoinFunc},
	{"jsondecode(string) any", "The value that a JSON text says.",
		`jsondecode("{\"a\": [1, true]}")`, "{ a = [1, true] }", stdlib.JSONDecodeFunc},
	{"jsonencode(value) string", "A value as JSON.",
		"jsonencode({ a = 1 })", `"{\"a\":1}"`, stdlib.JSONEncodeFunc},
	{"keys(map) list", "The keys of a map, sorted.",
		"keys({ b = 1, a = 2 })", `["a", "b"]`, stdlib.KeysFunc},
	{"length(value) number", "How many elements a list, a set or a map has. strlen counts characters.",
		`length(["a", "b"])`, "2", stdlib.LengthFunc},
	{"lookup(map, key, default) any", "The value of a map at a key, or the default.",
		`lookup({ a = "x" }, "b", "none")`, `"none"`, stdlib.LookupFunc},
	{"lower(string) string", "The string in lower case.",
		`lower("Orders")`, `"orders"`, stdlib.LowerFunc},
	{"max(number...) number", "The largest of some numbers.",
		"max(1, 3, 2)", "3", stdlib.MaxFunc},
	{"merge(map...) map", "One map of several. The last value of a key wins.",
		"merge({ a = 1, b = 1 }, { b = 2 })", "{ a = 1, b = 2 }", stdlib.MergeFunc},
	{"min(number...) number", "The smallest of some numbers.",
		"min(1, 3, 2)", "1", stdlib.MinFunc},
	{"parseint(string, base) number", "The whole number that a string is in a base of 2 to 62.",
		`parseint("ff", 16)`, "255", stdlib.ParseIntFunc},
	{"range(number...) list", "Whole numbers from a start, 0 where it is left out, up to and without an end, by a step, 1 where it is left out.",
		"range(1, 7, 2)", "[1, 3, 5]", stdlib.RangeFunc},
	{"regex(pattern, string) any", "The first match of a regular expression, which there has to be: a string, or the groups as a list, or as a map where they have names.",
		`regex("[a-z]+", "12ab")`, `"ab"`, stdlib.RegexFunc},
	{"regexall(pattern, string) list", "All matches of a regular expression, each as regex has it.",
		`regexall("[a-z]", "1a2b")`, `["a", "b"]`, stdlib.RegexAllFunc},
	{"regexreplace(string, pattern, replacement) string", "The string with all matches of a regular expression replaced; $1 is a group of the match.",
		`regexreplace("read:posts", "^(\\w+):", "$1-")`, `"read-posts"`, stdlib.RegexReplaceFunc},
	{"replace(string, part, replacement) string", "The string with a part replaced, wherever it is.",
		`replace("a.b.c", ".", "-")`, `"a-b-c"`, stdlib.ReplaceFunc},
	{"reverse(list) list", "The list from back to front.",
		`reverse(["a", "b"])`, `["b", "a"]`, stdlib.ReverseListFunc},
	{"setintersection(set, set...) set", "What is in all sets.",
		`setintersection(["a", "b"], ["b"])`, `["b"]`, stdlib.SetIntersectionFunc},
	{"setproduct(set...) list", "Every choice of one element from each list or set.",
		`setproduct(["read", "write"], ["posts"])`, `[["read", "posts"], ["write", "posts"]]`, stdlib.SetProductFunc},
	{"setsubtract(set, set) set", "What is in the first set and not in the second.",
		`setsubtract(["a", "b"], ["b"])`, `["a"]`, stdlib.SetSubtractFunc},
	{"setunion(set, set...) set", "What is in some of the sets.",
		`setunion(["a"], ["b", "a"])`, `["a", "b"]`, stdlib.SetUnionFunc},
	{"signum(number) number", "-1, 0 or 1: the sign of a number.",
		"signum(-3)", "-1", stdlib.SignumFunc},
	{"slice(list, start, end) list", "The elements from a start up to and without an end, counted from 0.",
		`slice(["a", "b", "c"], 1, 3)`, `["b", "c"]`, stdlib.SliceFunc},
	{"sort(list) list", "The strings in their order by bytes.",
		`sort(["b", "a"])`, `["a", "b"]`, stdlib.SortFunc},
	{"split(separator, string) list", "The parts of a string between separators.",
		`split(",", "a,b")`, `["a", "b"]`, stdlib.SplitFunc},
	{"startswith(string, prefix) bool", "Whether a string begins with another.",
		`startswith("read:posts", "read:")`, "true", affix(strings.HasPrefix)},
	{"strlen(string) number", "How many characters a string has.",
		`strlen("größe")`, "5", stdlib.StrlenFunc},
	{"substr(string, start, length) string", "A part of a string, in characters. A start below 0 counts from the end, a length of -1 goes to the end.",
		`substr("read:posts", 5, -1)`, `"posts"`, stdlib.SubstrFunc},
	{"title(string) string", "The string with the first letter of each word in upper case.",
		`title("read posts")`, `"Read Posts"`, stdlib.TitleFunc},
	{"tobool(value) bool", `"true" or "false" as true or false.`,
		`tobool("true")`, "true", stdlib.MakeToFunc(cty.Bool)},
	{"tolist(value) list", "A set or a list as a list.",
		`tolist(toset(["b", "a"]))`, `["a", "b"]`, stdlib.MakeToFunc(cty.List(cty.DynamicPseudoType))},
	{"tomap(value) map", "An object whose values are of one type as a map.",
		"tomap({ a = 1 })", "{ a = 1 }", stdlib.MakeToFunc(cty.Map(cty.DynamicPseudoType))},
	{"tonumber(value) number", "A string of digits as a number.",
		`tonumber("7")`, "7", stdlib.MakeToFunc(cty.Number)},
	{"toset(value) set", "A list as a set: sorted, without repetitions.",
		`toset(["b", "a", "b"])`, `["a", "b"]`, stdlib.MakeToFunc(cty.Set(cty.DynamicPseudoType))},
	{"tostring(value) string", "A number, or true or false, as a string.",
		"tostring(7)", `"7"`, stdlib.MakeToFunc(cty.String)},
	{"trim(string, characters) string", "The string without some characters at both ends.",
		`trim("--a-b--", "-")`, `"a-b"`, stdlib.TrimFunc},
	{"trimprefix(string, prefix) string", "The string without what it begins with.",
		`trimprefix("read:posts", "read:")`, `"posts"`, stdlib.TrimPrefixFunc},
	{"trimspace(string) string", "The string without space at both ends.",
		`trimspace("  a b ")`, `"a b"`, stdlib.TrimSpaceFunc},
	{"trimsuffix(string, suffix) string", "The string without what it ends with.",
		`trimsuffix("posts.read", ".read")`, `"posts"`, stdlib.TrimSuffixFunc},
	{"upper(string) string", "The string in upper case.",
		`upper("eu")`, `"EU"`, stdlib.UpperFunc},
	{"values(map) list", "The values of a map, in the order of its keys.",
		"values({ b = 1, a = 2 })", "[2, 1]", stdlib.ValuesFunc},
	{"zipmap(keys, values) map", "A map of a list of keys and a list of values.",
		`zipmap(["a", "b"], [1, 2])`, "{ a = 1, b = 2 }", stdlib.ZipmapFunc},
}
