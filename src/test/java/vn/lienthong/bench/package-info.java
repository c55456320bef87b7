/** Programs that measure; their figures stand in the README with the machine they are from. */
package vn.lienthong.bench;
