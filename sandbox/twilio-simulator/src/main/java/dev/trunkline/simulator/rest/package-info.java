/** REST in Twilio's manner: routes, requests, answers, pages, dates, and the record of calls. */
@NullMarked
package dev.trunkline.simulator.rest;

import org.jspecify.annotations.NullMarked;
