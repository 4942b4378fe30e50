/** The simulator for tests of a service: with what the service needs, behind a door that does what the ingress does. */
@NullMarked
package dev.trunkline.simulator.service;

import org.jspecify.annotations.NullMarked;
