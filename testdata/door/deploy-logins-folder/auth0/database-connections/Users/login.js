function login() {}
