/** The REST front: routes, requests and answers in Twilio's manner, and the record of calls. */
@NullMarked
package dev.trunkline.simulator.rest;

import org.jspecify.annotations.NullMarked;
