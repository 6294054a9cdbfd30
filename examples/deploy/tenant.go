package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// tenant is the Management API of one tenant.
// https://auth0.com/docs/api/management/v2
type tenant struct {
	address string // https://DOMAIN/api/v2/
	token   string
	log     io.Writer
	client  *http.Client
}

func newTenant(domain, token string, log io.Writer) *tenant {
	return &tenant{
		address: "https://" + domain + "/api/v2/", token: token, log: log,
		client: &http.Client{Timeout: time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
	}
}

// refusal is an answer that is none of 2xx.
type refusal struct {
	status int
	body   []byte
}

// Error is the platform's own message.
func (r *refusal) Error() string {
	var said struct {
		Message   string `json:"message"`
		ErrorCode string `json:"errorCode"`
	}
	_ = json.Unmarshal(r.body, &said) // what is no JSON is shown as it is
	text := said.Message
	if said.ErrorCode != "" {
		text += " (" + said.ErrorCode + ")"
	}
	if text == "" {
		text = fmt.Sprintf("%.500q", r.body)
	}
	return fmt.Sprintf("%d %s: %s", r.status, http.StatusText(r.status), text)
}

// isStatus reports whether the platform answered with a status.
func isStatus(err error, status int) bool {
	var r *refusal
	return errors.As(err, &r) && r.status == status
}

const (
	mostAttempts = 5                // where the platform or the way to it fails, and sending the call again does no harm
	longestWait  = 15 * time.Minute // for the platform to take calls again
)

// call sends a request until there is an answer to it, and decodes that into answer unless it is nil. Where the platform wants to be asked
// later, it waits; where the way to it fails, only what can be sent twice is sent again.
func (t *tenant) call(ctx context.Context, method, path string, body map[string]any, answer any) error {
	var sent []byte
	if body != nil {
		var err error
		if sent, err = json.Marshal(body); err != nil {
			return err
		}
	}
	waited := time.Duration(0)
	for attempt := 1; ; attempt++ {
		header, err := t.send(method, path, sent, answer)
		var pause time.Duration
		switch {
		case err == nil:
			return nil
		case isStatus(err, http.StatusTooManyRequests):
			pause = untilReset(header, attempt)
		case method != http.MethodPost && attempt < mostAttempts && isPassing(err):
			pause = time.Second << attempt
		default:
			return err
		}
		if waited += pause; waited > longestWait {
			return err
		}
		fmt.Fprintf(t.log, "  waiting %s: %v\n", pause, err)
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return fmt.Errorf("%w, after %w", ctx.Err(), err)
		}
	}
}

// isPassing reports whether a call failed on the way, or in the platform.
func isPassing(err error) bool {
	var r *refusal
	return !errors.As(err, &r) || r.status >= http.StatusInternalServerError
}

// untilReset is how long the platform wants to be left alone: Retry-After in seconds, or X-RateLimit-Reset as a time of its own clock.
// https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy
func untilReset(header http.Header, attempt int) time.Duration {
	if seconds, err := strconv.Atoi(header.Get("Retry-After")); err == nil && seconds >= 0 {
		return time.Duration(max(seconds, 1)) * time.Second
	}
	if reset, err := strconv.ParseInt(header.Get("X-RateLimit-Reset"), 10, 64); err == nil {
		now := time.Now()
		if theirs, err := http.ParseTime(header.Get("Date")); err == nil {
			now = theirs
		}
		return max(time.Unix(reset, 0).Sub(now).Round(time.Second), time.Second)
	}
	return time.Second << min(attempt, 6)
}

func (t *tenant) send(method, path string, sent []byte, answer any) (http.Header, error) {
	request, err := http.NewRequest(method, t.address+path, bytes.NewReader(sent))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+t.token)
	if sent != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := t.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode/100 != 2 {
		return response.Header, &refusal{response.StatusCode, body}
	}
	if answer == nil {
		return nil, nil
	}
	if err := json.Unmarshal(body, answer); err != nil {
		return nil, fmt.Errorf("%s %s: the answer is not what was expected: %w", method, strings.SplitN(path, "?", 2)[0], err)
	}
	return nil, nil
}
