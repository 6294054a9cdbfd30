package cli

import (
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// managedDomain is the tenant's domain, for which the stand-in has a certificate.
const managedDomain = "example.com"

// management stands in for the Management API of one tenant: over TLS, with the documented limits of its listings and, where a test wants
// them, of its calls. It knows its objects by what the platform finds them by, and refuses what is not there, and what is there twice.
// https://auth0.com/docs/api/management/v2
type management struct {
	Servers  map[string]object // by identifier
	Clients  map[string]object // by client_id
	Grants   map[string]object // by id
	Links    map[[2]string]bool
	Roles    map[string]object // by id
	Settings object

	Connections   map[string]object // by id
	Organizations map[string]object // by id
	Enabled       map[[2]string]bool

	created int
	calls   []string // METHOD /path of those that were answered
	limit   *bucket  // nil: none

	// interrupt, where set, is asked before a call is looked at, and again before it is answered; where it says so, there is no answer.
	interrupt func(call int, answered bool) bool

	mutex  sync.Mutex
	server *httptest.Server
	proxy  *httptest.Server
	roots  string // file with the certificate
}

type object = map[string]any

// bucket is a rate limit: so many calls at once, and so many more a second.
// https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy
type bucket struct {
	burst, perSecond float64
	left             float64
	at               time.Time
}

func (b *bucket) take(now time.Time) bool {
	if !b.at.IsZero() {
		b.left = min(b.burst, b.left+b.perSecond*now.Sub(b.at).Seconds())
	} else {
		b.left = b.burst
	}
	b.at = now
	if b.left < 1 {
		return false
	}
	b.left--
	return true
}

// newManagement is a tenant with nothing but the applications that exist before any file knows them.
func newManagement(t *testing.T, clientIDs ...string) *management {
	t.Helper()
	m := &management{Servers: map[string]object{}, Clients: map[string]object{}, Grants: map[string]object{}, Links: map[[2]string]bool{}, Roles: map[string]object{}, Settings: object{}}
	m.Connections, m.Organizations, m.Enabled = map[string]object{}, map[string]object{}, map[[2]string]bool{}
	for _, id := range clientIDs {
		m.Clients[id] = object{"client_id": id, "name": id}
	}
	m.server = httptest.NewTLSServer(m)
	t.Cleanup(m.server.Close)
	m.proxy = httptest.NewServer(http.HandlerFunc(m.tunnel))
	t.Cleanup(m.proxy.Close)
	m.roots = filepath.Join(t.TempDir(), "roots.pem")
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: m.server.Certificate().Raw})
	if err := os.WriteFile(m.roots, certificate, 0o666); err != nil {
		t.Fatal(err)
	}
	return m
}

// environment leads a program that calls the tenant's domain to the stand-in.
func (m *management) environment() map[string]string {
	return map[string]string{"DOMAIN": managedDomain, "TOKEN": "secret", "HTTPS_PROXY": m.proxy.URL, "SSL_CERT_FILE": m.roots}
}

// during runs a program that calls the tenant. What the test wrote before is seen by every call, and what the calls wrote by the test.
func (m *management) during(run func()) {
	m.settle()
	defer m.settle()
	run()
}

// settle waits for the call that is being answered: a program that was killed does not wait for its answer.
func (m *management) settle() {
	m.mutex.Lock()
	defer m.mutex.Unlock()
}

// tunnel connects whoever asks for the tenant's domain to the stand-in.
func (m *management) tunnel(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodConnect || r.Host != managedDomain+":443" {
		http.Error(w, "no way to "+r.Host, http.StatusForbidden)
		return
	}
	there, err := net.Dial("tcp", m.server.Listener.Addr().String())
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	here, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		there.Close()
		return
	}
	fmt.Fprint(here, "HTTP/1.1 200 Connection established\r\n\r\n")
	go func() { defer there.Close(); _, _ = io.Copy(there, here) }()
	go func() { defer here.Close(); _, _ = io.Copy(here, there) }()
}

func (m *management) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if r.Header.Get("Authorization") != "Bearer secret" {
		answered(w, http.StatusUnauthorized, object{"message": "Invalid token"})
		return
	}
	if m.limit != nil && !m.limit.take(time.Now()) {
		w.Header().Set("X-RateLimit-Reset", strconv.FormatInt(time.Now().Add(time.Second).Unix(), 10))
		answered(w, http.StatusTooManyRequests, object{"message": "Global limit has been reached", "errorCode": "too_many_requests"})
		return
	}
	call := len(m.calls)
	m.calls = append(m.calls, r.Method+" "+r.URL.Path)
	if m.interrupt != nil && m.interrupt(call, false) {
		panic(http.ErrAbortHandler)
	}
	status, body := m.manage(r)
	if m.interrupt != nil && m.interrupt(call, true) {
		panic(http.ErrAbortHandler)
	}
	answered(w, status, body)
}

func answered(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if body != nil {
		_ = json.NewEncoder(w).Encode(body)
	}
}

func refused(status int, message string) (int, any) {
	return status, object{"statusCode": status, "message": message}
}

func (m *management) manage(r *http.Request) (int, any) {
	var body object
	if r.Method == http.MethodPost || r.Method == http.MethodPatch || strings.HasSuffix(r.URL.Path, "/permissions") {
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil || len(body) == 0 {
			return refused(http.StatusBadRequest, "Payload validation error")
		}
	}
	rest, ours := strings.CutPrefix(r.URL.EscapedPath(), "/api/v2/")
	words := strings.Split(rest, "/")
	for i := range words {
		words[i], _ = url.PathUnescape(words[i])
	}
	switch {
	case !ours || slices.Contains(words, ""):
		return refused(http.StatusNotFound, "Not Found")
	case words[0] == "tenants" && r.Method == http.MethodGet:
		return http.StatusOK, m.Settings
	case words[0] == "tenants" && r.Method == http.MethodPatch:
		merge(m.Settings, body)
		return http.StatusOK, m.Settings
	case words[0] == "organizations" && len(words) > 2 && words[2] == "client-grants":
		return m.link(r, words[1], words[3:], body)
	case words[0] == "connections":
		return m.login(r, words, m.Connections, "con_", body)
	case words[0] == "organizations" && len(words) > 2 && words[2] == "enabled_connections":
		return m.enable(r, words[1], words[3:], body)
	case words[0] == "organizations":
		return m.login(r, words, m.Organizations, "org_", body)
	case words[0] == "clients":
		return m.one(r, words[1:], m.Clients, body)
	case words[0] == "roles":
		return m.role(r, words[1:], body)
	case words[0] == "resource-servers":
		return m.one(r, words[1:], m.Servers, body)
	case words[0] == "client-grants":
		return m.one(r, words[1:], m.Grants, body)
	}
	return refused(http.StatusNotFound, "Not Found")
}

// one is a request for objects of one kind, or for one of them.
func (m *management) one(r *http.Request, id []string, objects map[string]object, body object) (int, any) {
	switch {
	case len(id) == 0 && r.Method == http.MethodGet:
		return http.StatusOK, enveloped(r, list(objects, r.URL.Query()), len(objects))
	case len(id) == 0 && r.Method == http.MethodPost:
		return m.create(objects, body)
	case len(id) != 1:
		return refused(http.StatusNotFound, "Not Found")
	case r.Method == http.MethodDelete && objects[id[0]] != nil:
		delete(objects, id[0])
		m.cascade()
		return http.StatusNoContent, nil
	case objects[id[0]] == nil:
		return refused(http.StatusNotFound, "there is no "+id[0])
	case r.Method == http.MethodPatch:
		merge(objects[id[0]], body)
	}
	return http.StatusOK, objects[id[0]]
}

// merge is a PATCH: metadata and flags are merged by key, everything else is replaced.
func merge(into, body object) {
	for name, value := range body {
		if inner, ok := value.(object); ok && (name == "client_metadata" || name == "flags") {
			old, _ := into[name].(object)
			merged := maps.Clone(old)
			if merged == nil {
				merged = object{}
			}
			maps.Copy(merged, inner)
			value = merged
		}
		into[name] = value
	}
}

func (m *management) create(objects map[string]object, body object) (int, any) {
	m.created++
	id := fmt.Sprintf("created%d", m.created)
	_, isServer := body["identifier"]
	_, isGrant := body["audience"]
	switch {
	case isServer:
		id = fmt.Sprint(body["identifier"])
		if objects[id] != nil {
			return refused(http.StatusConflict, "A resource server with the same identifier already exists")
		}
	case isGrant:
		if status, why := m.refusesGrant(body); status != 0 {
			return refused(status, why)
		}
		body["id"] = id
	default:
		body["client_id"] = id
	}
	objects[id] = body
	return http.StatusCreated, body
}

func (m *management) refusesGrant(body object) (int, string) {
	if holder, ok := body["client_id"].(string); ok && m.Clients[holder] == nil {
		return http.StatusNotFound, "Client not found"
	}
	if m.Servers[fmt.Sprint(body["audience"])] == nil {
		return http.StatusNotFound, "The resource server does not exist"
	}
	for _, other := range m.Grants {
		same := true
		for _, name := range []string{"client_id", "default_for", "audience", "subject_type"} {
			same = same && other[name] == body[name]
		}
		if same {
			return http.StatusConflict, "client_grant already exists"
		}
	}
	return 0, ""
}

// cascade takes away what goes with an object that is gone.
func (m *management) cascade() {
	maps.DeleteFunc(m.Grants, func(_ string, grant object) bool {
		holder, held := grant["client_id"].(string)
		return held && m.Clients[holder] == nil
	})
	maps.DeleteFunc(m.Links, func(link [2]string, _ bool) bool { return m.Grants[link[1]] == nil })
	maps.DeleteFunc(m.Enabled, func(link [2]string, _ bool) bool {
		return m.Organizations[link[0]] == nil || m.Connections[link[1]] == nil
	})
}

// list is a page of objects: 50 of them where none is asked for, 100 at most.
func list(objects map[string]object, query url.Values) []object {
	found := []object{}
	for _, id := range slices.Sorted(maps.Keys(objects)) {
		matches := true
		if query.Get("is_global") == "false" && objects[id]["global"] == true {
			continue
		}
		for _, name := range []string{"client_id", "default_for", "audience", "name"} {
			matches = matches && (!query.Has(name) || objects[id][name] == query.Get(name))
		}
		if matches {
			found = append(found, objects[id])
		}
	}
	return paged(found, query)
}

// enveloped is a page as those get it who ask for totals, or for pages by checkpoint, of which there is one here.
func enveloped(r *http.Request, found []object, total int) any {
	key := strings.ReplaceAll(strings.TrimPrefix(r.URL.Path, "/api/v2/"), "-", "_")
	switch query := r.URL.Query(); {
	case query.Get("include_totals") == "true":
		return object{key: found, "total": total, "start": 0, "limit": len(found)}
	case query.Has("take"):
		return object{key: found}
	}
	return found
}

func paged(found []object, query url.Values) []object {
	size, page := 50, 0
	if n, err := strconv.Atoi(query.Get("per_page")); err == nil {
		size = min(n, 100)
	}
	if n, err := strconv.Atoi(query.Get("page")); err == nil {
		page = n
	}
	start := min(page*size, len(found))
	return found[start:min(start+size, len(found))]
}

func (m *management) link(r *http.Request, organization string, rest []string, body object) (int, any) {
	if r.Method == http.MethodGet {
		found := []object{}
		for _, id := range slices.Sorted(maps.Keys(m.Grants)) {
			if m.Links[[2]string{organization, id}] {
				found = append(found, m.Grants[id])
			}
		}
		return http.StatusOK, paged(found, r.URL.Query())
	}
	id, _ := body["grant_id"].(string)
	if r.Method == http.MethodDelete && len(rest) == 1 {
		id = rest[0]
	}
	key := [2]string{organization, id}
	switch {
	case m.Grants[id] == nil:
		return refused(http.StatusNotFound, "there is no grant "+id)
	case r.Method == http.MethodPost && m.Links[key]:
		return refused(http.StatusConflict, "the grant is linked already")
	case r.Method == http.MethodDelete && !m.Links[key]:
		return refused(http.StatusNotFound, "the grant is not linked")
	}
	m.Links[key] = true
	if r.Method == http.MethodDelete {
		delete(m.Links, key)
		return http.StatusNoContent, nil
	}
	return http.StatusCreated, m.Grants[id]
}

// role is a request for roles, one of them, or its permissions.
func (m *management) role(r *http.Request, words []string, body object) (int, any) {
	switch {
	case len(words) == 0 && r.Method == http.MethodPost:
		m.created++
		body["id"] = fmt.Sprintf("rol_%d", m.created)
		m.Roles[fmt.Sprint(body["id"])] = body
		return http.StatusOK, body
	case len(words) < 2:
		return m.one(r, words, m.Roles, body)
	case m.Roles[words[0]] == nil:
		return refused(http.StatusNotFound, "there is no "+words[0])
	}
	held, _ := m.Roles[words[0]]["permissions"].(object)
	held = maps.Clone(held)
	if held == nil {
		held = object{}
	}
	for _, each := range body["permissions"].([]any) {
		permission := each.(object)
		name := fmt.Sprint(permission["resource_server_identifier"], " ", permission["permission_name"])
		if delete(held, name); r.Method == http.MethodPost {
			held[name] = true
		}
	}
	m.Roles[words[0]]["permissions"] = held
	return http.StatusCreated, object{}
}

// content is the tenant without the ids that it gave, which depend on the way.
func (m *management) content() string {
	name := func(id any) string { return fmt.Sprint(m.Clients[fmt.Sprint(id)]["name"]) }
	var lines []string
	for _, server := range m.Servers {
		lines = append(lines, inLine("api", server))
	}
	for _, client := range m.Clients {
		copied := maps.Clone(client)
		delete(copied, "client_id")
		lines = append(lines, inLine("application", copied))
	}
	for id, grant := range m.Grants {
		copied := maps.Clone(grant)
		delete(copied, "id")
		copied["client_id"] = name(grant["client_id"])
		for link := range m.Links {
			if link[1] == id {
				copied["linked "+link[0]] = true
			}
		}
		lines = append(lines, inLine("grant", copied))
	}
	for _, role := range m.Roles {
		copied := maps.Clone(role)
		delete(copied, "id")
		lines = append(lines, inLine("role", copied))
	}
	for _, connection := range m.Connections {
		copied := maps.Clone(connection)
		delete(copied, "id")
		lines = append(lines, inLine("connection", copied))
	}
	for id, organization := range m.Organizations {
		copied := maps.Clone(organization)
		delete(copied, "id")
		for link := range m.Enabled {
			if link[0] == id {
				copied["enabled "+fmt.Sprint(m.Connections[link[1]]["name"])] = true
			}
		}
		lines = append(lines, inLine("organization", copied))
	}
	lines = append(lines, inLine("settings", m.Settings))
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func inLine(kind string, o object) string {
	b, _ := json.Marshal(o)
	return kind + " " + string(b)
}
