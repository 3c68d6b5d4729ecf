# icx_generated: headers made from assets/ (tokens, icons) before any room is compiled.
