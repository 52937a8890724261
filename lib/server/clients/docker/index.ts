export {
  type Container,
  listContainers,
  readUsage,
  restartContainer,
  startContainer,
  stopContainer,
  type Usage,
} from './containers'
export { openLog } from './logs'
