package main

import "flag"

var update = flag.Bool("update", false, "take the picture for the README at the root")
