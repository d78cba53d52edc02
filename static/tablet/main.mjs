/** The tablet's roof: the only module that reads the clock, rolls dice and puts the others together. */
