/** Keeps the app on the tablet, so that it starts without the network. MARK stands in a line that the server writes above. */
